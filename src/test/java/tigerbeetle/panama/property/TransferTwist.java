package tigerbeetle.panama.property;

import static tigerbeetle.panama.UInt128.MAX;
import static tigerbeetle.panama.UInt128.ZERO;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferBuilder;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.UInt128;

/** One thing that is wrong with a transfer, or that differs from the one sent before. */
@SuppressWarnings("ImmutableEnumChecker") // the functions capture nothing
enum TransferTwist {
    ID_ZERO((it, scene) -> it.toBuilder().id(ZERO)),
    ID_MAX((it, scene) -> it.toBuilder().id(MAX)),
    ID_OF_ANOTHER((it, scene) -> it.toBuilder().id(scene.sentTransferId(0))),
    ID_OF_A_FAILED_ONE((it, scene) -> it.toBuilder().id(scene.failedTransferId())),
    DEBIT_ZERO((it, scene) -> it.toBuilder().debitAccountId(ZERO)),
    DEBIT_MAX((it, scene) -> it.toBuilder().debitAccountId(MAX)),
    DEBIT_UNKNOWN((it, scene) -> it.toBuilder().debitAccountId(scene.unknownId())),
    DEBIT_OTHER((it, scene) -> it.toBuilder().debitAccountId(scene.accountId(1))),
    DEBIT_CLOSED((it, scene) -> it.toBuilder().debitAccountId(scene.closedAccountId())),
    CREDIT_ZERO((it, scene) -> it.toBuilder().creditAccountId(ZERO)),
    CREDIT_MAX((it, scene) -> it.toBuilder().creditAccountId(MAX)),
    CREDIT_UNKNOWN((it, scene) -> it.toBuilder().creditAccountId(scene.unknownId())),
    CREDIT_OTHER((it, scene) -> it.toBuilder().creditAccountId(scene.accountId(1))),
    CREDIT_CLOSED((it, scene) -> it.toBuilder().creditAccountId(scene.closedAccountId())),
    CREDIT_OF_OTHER_LEDGER((it, scene) ->
            it.toBuilder().creditAccountId(scene.accountIdOfOtherLedger(it.ledger()))),
    SAME_ACCOUNTS((it, scene) -> it.toBuilder().creditAccountId(it.debitAccountId())),
    PENDING_ID_ZERO((it, scene) -> it.toBuilder().pendingId(ZERO)),
    PENDING_ID_MAX((it, scene) -> it.toBuilder().pendingId(MAX)),
    PENDING_ID_OWN((it, scene) -> it.toBuilder().pendingId(it.id())),
    PENDING_ID_UNKNOWN((it, scene) -> it.toBuilder().pendingId(scene.unknownId())),
    PENDING_ID_OF_LAST((it, scene) -> it.toBuilder().pendingId(scene.sentTransferId(0))),
    PENDING_ID_OF_ANOTHER((it, scene) -> it.toBuilder().pendingId(scene.sentTransferId(3))),
    PENDING_ID_OF_SETTLED((it, scene) -> it.toBuilder().pendingId(scene.settledTransferId())),
    TIMEOUT_OTHER((it, scene) -> it.toBuilder().timeout(it.timeout() ^ 1)),
    LEDGER_ZERO((it, scene) -> it.toBuilder().ledger(0)),
    LEDGER_OTHER((it, scene) -> it.toBuilder().ledger(it.ledger() ^ 0x1_0000)),
    CODE_ZERO((it, scene) -> it.toBuilder().code(0)),
    CODE_OTHER((it, scene) -> it.toBuilder().code(it.code() ^ 0x100)),
    AMOUNT_MORE((it, scene) -> it.toBuilder().amount(it.amount().equals(MAX) ? MAX : more(it))),
    AMOUNT_LESS((it, scene) -> it.toBuilder().amount(it.amount().isZero() ? ZERO : less(it))),
    AMOUNT_ZERO((it, scene) -> it.toBuilder().amount(ZERO)),
    AMOUNT_MAX((it, scene) -> it.toBuilder().amount(MAX)),
    USER_DATA_128_OTHER(
            (it, scene) -> it.toBuilder().userData128(AccountTwist.other(it.userData128()))),
    USER_DATA_64_OTHER((it, scene) -> it.toBuilder().userData64(it.userData64() ^ 2)),
    USER_DATA_32_OTHER((it, scene) -> it.toBuilder().userData32(it.userData32() ^ 2)),
    USER_DATA_ZERO((it, scene) -> it.toBuilder().userData128(0).userData64(0).userData32(0)),
    POST_TOO((it, scene) -> with(it, TransferFlags.POST_PENDING_TRANSFER)),
    VOID_TOO((it, scene) -> with(it, TransferFlags.VOID_PENDING_TRANSFER)),
    PENDING_TOO((it, scene) -> with(it, TransferFlags.PENDING)),
    BALANCING_DEBIT_TOO((it, scene) -> with(it, TransferFlags.BALANCING_DEBIT)),
    BALANCING_CREDIT_TOO((it, scene) -> with(it, TransferFlags.BALANCING_CREDIT)),
    CLOSING_DEBIT_TOO((it, scene) -> with(it, TransferFlags.CLOSING_DEBIT)),
    CLOSING_CREDIT_TOO((it, scene) -> with(it, TransferFlags.CLOSING_CREDIT)),
    IMPORTED_OTHERWISE((it, scene) -> importedOtherwise(it)),
    TIMESTAMP_ZERO((it, scene) -> it.toBuilder().timestamp(0)),
    TIMESTAMP_ONE((it, scene) -> it.toBuilder().timestamp(1)),
    TIMESTAMP_TOO_LARGE((it, scene) -> it.toBuilder().timestamp(Long.MIN_VALUE)),
    TIMESTAMP_OF_ACCOUNT((it, scene) -> it.toBuilder().timestamp(scene.timestampOfAccount())),
    TIMESTAMP_OF_TRANSFER((it, scene) -> it.toBuilder().timestamp(scene.timestampOfTransfer())),
    TIMESTAMP_BEFORE_DEBIT((it, scene) ->
            it.toBuilder()
                    .debitAccountId(scene.newestAccountId(it.ledger()))
                    .timestamp(scene.nextTransferTime())),
    TIMESTAMP_BEFORE_CREDIT((it, scene) ->
            it.toBuilder()
                    .creditAccountId(scene.newestAccountId(it.ledger()))
                    .timestamp(scene.timeBeforeNewestAccount(it.ledger()))),
    TIMESTAMP_AT_END((it, scene) -> it.toBuilder().timestamp(scene.batchTimestamp())),
    TIMESTAMP_BEFORE_END((it, scene) -> it.toBuilder().timestamp(scene.batchTimestamp() - 1));

    /** Those by which one field differs from what was sent before. */
    static final Set<TransferTwist> FIELDS =
            EnumSet.of(
                    ID_OF_ANOTHER,
                    DEBIT_OTHER,
                    DEBIT_ZERO,
                    CREDIT_OTHER,
                    CREDIT_ZERO,
                    PENDING_ID_OF_ANOTHER,
                    TIMEOUT_OTHER,
                    LEDGER_ZERO,
                    LEDGER_OTHER,
                    CODE_ZERO,
                    CODE_OTHER,
                    AMOUNT_MORE,
                    AMOUNT_LESS,
                    AMOUNT_ZERO,
                    AMOUNT_MAX,
                    USER_DATA_128_OTHER,
                    USER_DATA_64_OTHER,
                    USER_DATA_32_OTHER,
                    USER_DATA_ZERO,
                    PENDING_TOO,
                    BALANCING_DEBIT_TOO);

    /** Those that have to do with imports; several times what needs luck to come about. */
    static final List<TransferTwist> IMPORTS =
            List.of(
                    IMPORTED_OTHERWISE,
                    TIMESTAMP_ZERO,
                    TIMESTAMP_ONE,
                    TIMESTAMP_TOO_LARGE,
                    TIMESTAMP_OF_ACCOUNT,
                    TIMESTAMP_OF_TRANSFER,
                    TIMESTAMP_AT_END,
                    TIMESTAMP_BEFORE_END,
                    TIMESTAMP_BEFORE_DEBIT,
                    TIMESTAMP_BEFORE_DEBIT,
                    TIMESTAMP_BEFORE_CREDIT,
                    TIMESTAMP_BEFORE_CREDIT,
                    TIMESTAMP_BEFORE_CREDIT,
                    TIMESTAMP_BEFORE_CREDIT);

    @FunctionalInterface
    private interface Change {
        TransferBuilder of(Transfer transfer, Scene scene);
    }

    private final Change change;

    TransferTwist(Change change) {
        this.change = change;
    }

    Transfer apply(Transfer transfer, Scene scene) {
        return change.of(transfer, scene).build();
    }

    private static UInt128 more(Transfer transfer) {
        return transfer.amount().plus(1);
    }

    private static UInt128 less(Transfer transfer) {
        return transfer.amount().minus(1);
    }

    private static TransferBuilder with(Transfer transfer, TransferFlags flag) {
        return transfer.toBuilder().flags(transfer.flags().with(flag));
    }

    private static TransferBuilder importedOtherwise(Transfer transfer) {
        TransferFlags flags = transfer.flags();
        return transfer.toBuilder()
                .flags(
                        flags.contains(TransferFlags.IMPORTED)
                                ? flags.without(TransferFlags.IMPORTED)
                                : flags.with(TransferFlags.IMPORTED));
    }
}
