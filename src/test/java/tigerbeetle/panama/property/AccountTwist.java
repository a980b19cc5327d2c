package tigerbeetle.panama.property;

import java.util.EnumSet;
import java.util.Set;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountBuilder;
import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.UInt128;

/** One thing that is wrong with an account, or that differs from the one sent before. */
@SuppressWarnings("ImmutableEnumChecker") // the functions capture nothing
enum AccountTwist {
    ID_ZERO((it, scene) -> it.toBuilder().id(UInt128.ZERO)),
    ID_MAX((it, scene) -> it.toBuilder().id(UInt128.MAX)),
    ID_OF_ANOTHER((it, scene) -> it.toBuilder().id(scene.accountId(0))),
    BOTH_LIMITS((it, scene) -> bothLimits(it)),
    DEBITS_PENDING((it, scene) -> it.toBuilder().debitsPending(1)),
    DEBITS_POSTED((it, scene) -> it.toBuilder().debitsPosted(UInt128.MAX)),
    CREDITS_PENDING((it, scene) -> it.toBuilder().creditsPending(UInt128.ofHighLow(1, 0))),
    CREDITS_POSTED((it, scene) -> it.toBuilder().creditsPosted(1)),
    LEDGER_ZERO((it, scene) -> it.toBuilder().ledger(0)),
    LEDGER_OTHER((it, scene) -> it.toBuilder().ledger(it.ledger() ^ 0x1_0000)),
    CODE_ZERO((it, scene) -> it.toBuilder().code(0)),
    CODE_OTHER((it, scene) -> it.toBuilder().code(it.code() ^ 0x100)),
    FLAGS_OTHER((it, scene) -> toggled(it, AccountFlags.HISTORY)),
    CLOSED_OTHERWISE((it, scene) -> toggled(it, AccountFlags.CLOSED)),
    USER_DATA_128_OTHER((it, scene) -> it.toBuilder().userData128(other(it.userData128()))),
    USER_DATA_64_OTHER((it, scene) -> it.toBuilder().userData64(it.userData64() ^ 2)),
    USER_DATA_32_OTHER((it, scene) -> it.toBuilder().userData32(it.userData32() ^ 2)),
    IMPORTED_OTHERWISE((it, scene) -> toggled(it, AccountFlags.IMPORTED)),
    TIMESTAMP_ZERO((it, scene) -> it.toBuilder().timestamp(0)),
    TIMESTAMP_ONE((it, scene) -> it.toBuilder().timestamp(1)),
    TIMESTAMP_TOO_LARGE((it, scene) -> it.toBuilder().timestamp(Long.MIN_VALUE)),
    TIMESTAMP_OF_ACCOUNT((it, scene) -> it.toBuilder().timestamp(scene.timestampOfAccount())),
    TIMESTAMP_OF_TRANSFER((it, scene) -> it.toBuilder().timestamp(scene.timestampOfTransfer())),
    TIMESTAMP_AT_END((it, scene) -> it.toBuilder().timestamp(scene.batchTimestamp())),
    TIMESTAMP_BEFORE_END((it, scene) -> it.toBuilder().timestamp(scene.batchTimestamp() - 1));

    /** Those by which one field differs from what was sent before. */
    static final Set<AccountTwist> FIELDS =
            EnumSet.of(
                    DEBITS_POSTED,
                    LEDGER_OTHER,
                    CODE_OTHER,
                    FLAGS_OTHER,
                    CLOSED_OTHERWISE,
                    USER_DATA_128_OTHER,
                    USER_DATA_64_OTHER,
                    USER_DATA_32_OTHER);

    /** Those that have to do with imports. */
    static final Set<AccountTwist> IMPORTS =
            EnumSet.range(IMPORTED_OTHERWISE, TIMESTAMP_BEFORE_END);

    @FunctionalInterface
    private interface Change {
        AccountBuilder of(Account account, Scene scene);
    }

    private final Change change;

    AccountTwist(Change change) {
        this.change = change;
    }

    Account apply(Account account, Scene scene) {
        return change.of(account, scene).build();
    }

    /** Another number, which differs in the upper half only. */
    static UInt128 other(UInt128 value) {
        return UInt128.ofHighLow(value.high() ^ 2, value.low());
    }

    private static AccountBuilder bothLimits(Account account) {
        return account.toBuilder()
                .flags(
                        account.flags(),
                        AccountFlags.DEBITS_MUST_NOT_EXCEED_CREDITS,
                        AccountFlags.CREDITS_MUST_NOT_EXCEED_DEBITS);
    }

    private static AccountBuilder toggled(Account account, AccountFlags flag) {
        AccountFlags flags = account.flags();
        return account.toBuilder()
                .flags(flags.contains(flag) ? flags.without(flag) : flags.with(flag));
    }
}
