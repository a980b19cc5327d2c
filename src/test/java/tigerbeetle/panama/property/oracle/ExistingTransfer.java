package tigerbeetle.panama.property.oracle;

import static tigerbeetle.panama.CreateTransferStatus.EXISTS;
import static tigerbeetle.panama.CreateTransferStatus.EXISTS_WITH_DIFFERENT_AMOUNT;
import static tigerbeetle.panama.CreateTransferStatus.EXISTS_WITH_DIFFERENT_CODE;
import static tigerbeetle.panama.CreateTransferStatus.EXISTS_WITH_DIFFERENT_CREDIT_ACCOUNT_ID;
import static tigerbeetle.panama.CreateTransferStatus.EXISTS_WITH_DIFFERENT_DEBIT_ACCOUNT_ID;
import static tigerbeetle.panama.CreateTransferStatus.EXISTS_WITH_DIFFERENT_FLAGS;
import static tigerbeetle.panama.CreateTransferStatus.EXISTS_WITH_DIFFERENT_LEDGER;
import static tigerbeetle.panama.CreateTransferStatus.EXISTS_WITH_DIFFERENT_PENDING_ID;
import static tigerbeetle.panama.CreateTransferStatus.EXISTS_WITH_DIFFERENT_TIMEOUT;
import static tigerbeetle.panama.CreateTransferStatus.EXISTS_WITH_DIFFERENT_USER_DATA_128;
import static tigerbeetle.panama.CreateTransferStatus.EXISTS_WITH_DIFFERENT_USER_DATA_32;
import static tigerbeetle.panama.CreateTransferStatus.EXISTS_WITH_DIFFERENT_USER_DATA_64;

import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.CreateTransferStatus;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.UInt128;

/** An event whose id exists: the first field that differs. */
final class ExistingTransfer {

    private ExistingTransfer() {}

    /**
     * Why the event creates nothing.
     *
     * @param pending the transfer that the stored one has posted or voided
     */
    static Refusal compare(Transfer event, Transfer stored, @Nullable Transfer pending) {
        Refusal.when(!event.flags().equals(stored.flags()), EXISTS_WITH_DIFFERENT_FLAGS);
        differs(event.pendingId(), stored.pendingId(), EXISTS_WITH_DIFFERENT_PENDING_ID);
        Refusal.when(event.timeout() != stored.timeout(), EXISTS_WITH_DIFFERENT_TIMEOUT);
        Transfer meant = pending == null ? event : completed(event, stored, pending);
        differs(
                meant.debitAccountId(),
                stored.debitAccountId(),
                EXISTS_WITH_DIFFERENT_DEBIT_ACCOUNT_ID);
        differs(
                meant.creditAccountId(),
                stored.creditAccountId(),
                EXISTS_WITH_DIFFERENT_CREDIT_ACCOUNT_ID);
        Refusal.when(isOtherAmount(meant, stored), EXISTS_WITH_DIFFERENT_AMOUNT);
        differs(meant.userData128(), stored.userData128(), EXISTS_WITH_DIFFERENT_USER_DATA_128);
        Refusal.when(meant.userData64() != stored.userData64(), EXISTS_WITH_DIFFERENT_USER_DATA_64);
        Refusal.when(meant.userData32() != stored.userData32(), EXISTS_WITH_DIFFERENT_USER_DATA_32);
        Refusal.when(meant.ledger() != stored.ledger(), EXISTS_WITH_DIFFERENT_LEDGER);
        Refusal.when(meant.code() != stored.code(), EXISTS_WITH_DIFFERENT_CODE);
        return Refusal.exists(EXISTS, stored.timestamp());
    }

    /** A post or void with all that it leaves to the pending transfer. */
    private static Transfer completed(Transfer event, Transfer stored, Transfer pending) {
        return event.toBuilder()
                .debitAccountId(
                        PostVoidRules.orElse(event.debitAccountId(), stored.debitAccountId()))
                .creditAccountId(
                        PostVoidRules.orElse(event.creditAccountId(), stored.creditAccountId()))
                .amount(PostVoidRules.amount(event, pending))
                .userData128(PostVoidRules.orElse(event.userData128(), pending.userData128()))
                .userData64(event.userData64() != 0 ? event.userData64() : pending.userData64())
                .userData32(event.userData32() != 0 ? event.userData32() : pending.userData32())
                .ledger(event.ledger() != 0 ? event.ledger() : stored.ledger())
                .code(event.code() != 0 ? event.code() : stored.code())
                .build();
    }

    /** A balancing transfer may have moved less than it was asked to. */
    private static boolean isOtherAmount(Transfer event, Transfer stored) {
        boolean isBalancing =
                TransferRules.has(event, TransferFlags.BALANCING_DEBIT)
                        || TransferRules.has(event, TransferFlags.BALANCING_CREDIT);
        int order = event.amount().compareTo(stored.amount());
        return isBalancing ? order < 0 : order != 0;
    }

    private static void differs(UInt128 given, UInt128 stored, CreateTransferStatus status) {
        Refusal.when(!given.equals(stored), status);
    }
}
