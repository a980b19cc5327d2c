package tigerbeetle.panama.property.oracle;

import static tigerbeetle.panama.CreateAccountStatus.CODE_MUST_NOT_BE_ZERO;
import static tigerbeetle.panama.CreateAccountStatus.CREDITS_PENDING_MUST_BE_ZERO;
import static tigerbeetle.panama.CreateAccountStatus.CREDITS_POSTED_MUST_BE_ZERO;
import static tigerbeetle.panama.CreateAccountStatus.DEBITS_PENDING_MUST_BE_ZERO;
import static tigerbeetle.panama.CreateAccountStatus.DEBITS_POSTED_MUST_BE_ZERO;
import static tigerbeetle.panama.CreateAccountStatus.EXISTS;
import static tigerbeetle.panama.CreateAccountStatus.EXISTS_WITH_DIFFERENT_CODE;
import static tigerbeetle.panama.CreateAccountStatus.EXISTS_WITH_DIFFERENT_FLAGS;
import static tigerbeetle.panama.CreateAccountStatus.EXISTS_WITH_DIFFERENT_LEDGER;
import static tigerbeetle.panama.CreateAccountStatus.EXISTS_WITH_DIFFERENT_USER_DATA_128;
import static tigerbeetle.panama.CreateAccountStatus.EXISTS_WITH_DIFFERENT_USER_DATA_32;
import static tigerbeetle.panama.CreateAccountStatus.EXISTS_WITH_DIFFERENT_USER_DATA_64;
import static tigerbeetle.panama.CreateAccountStatus.FLAGS_ARE_MUTUALLY_EXCLUSIVE;
import static tigerbeetle.panama.CreateAccountStatus.ID_MUST_NOT_BE_INT_MAX;
import static tigerbeetle.panama.CreateAccountStatus.ID_MUST_NOT_BE_ZERO;
import static tigerbeetle.panama.CreateAccountStatus.IMPORTED_EVENT_TIMESTAMP_MUST_NOT_REGRESS;
import static tigerbeetle.panama.CreateAccountStatus.LEDGER_MUST_NOT_BE_ZERO;

import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.CreateAccountStatus;
import tigerbeetle.panama.CreateStatus;
import tigerbeetle.panama.UInt128;

/** Creating accounts. Reserved bytes and undefined flags are left out: a client cannot say them. */
final class AccountRules extends ChainRules<Account, CreateAccountStatus> {

    private static final AccountFlags BOTH_LIMITS =
            AccountFlags.of(
                    AccountFlags.DEBITS_MUST_NOT_EXCEED_CREDITS,
                    AccountFlags.CREDITS_MUST_NOT_EXCEED_DEBITS);

    private final Books books;

    AccountRules(Books books) {
        super(CreateAccountStatus.class, books);
        this.books = books;
    }

    @Override
    boolean isLinked(Account event) {
        return event.flags().contains(AccountFlags.LINKED);
    }

    @Override
    boolean isImported(Account event) {
        return event.flags().contains(AccountFlags.IMPORTED);
    }

    @Override
    long timestampOf(Account event) {
        return event.timestamp();
    }

    @Override
    CreateAccountStatus status(String name) {
        return CreateAccountStatus.valueOf(name);
    }

    @Override
    void failed(Account event, CreateStatus status) {
        // Of an account no failure is remembered.
    }

    @Override
    long create(Account event, long eventTimestamp) {
        Refusal.when(event.id().isZero(), ID_MUST_NOT_BE_ZERO);
        Refusal.when(event.id().equals(UInt128.MAX), ID_MUST_NOT_BE_INT_MAX);
        Account stored = books.accounts().get(event.id());
        if (stored != null) {
            throw existing(event, stored);
        }
        Refusal.when(event.flags().contains(BOTH_LIMITS), FLAGS_ARE_MUTUALLY_EXCLUSIVE);
        Refusal.when(!event.debitsPending().isZero(), DEBITS_PENDING_MUST_BE_ZERO);
        Refusal.when(!event.debitsPosted().isZero(), DEBITS_POSTED_MUST_BE_ZERO);
        Refusal.when(!event.creditsPending().isZero(), CREDITS_PENDING_MUST_BE_ZERO);
        Refusal.when(!event.creditsPosted().isZero(), CREDITS_POSTED_MUST_BE_ZERO);
        Refusal.when(event.ledger() == 0, LEDGER_MUST_NOT_BE_ZERO);
        Refusal.when(event.code() == 0, CODE_MUST_NOT_BE_ZERO);
        long timestamp = eventTimestamp;
        if (isImported(event)) {
            timestamp = event.timestamp();
            Refusal.when(
                    timestamp <= books.greatestAccountTimestamp() || books.hasTransferOf(timestamp),
                    IMPORTED_EVENT_TIMESTAMP_MUST_NOT_REGRESS);
        }
        books.put(event.toBuilder().timestamp(timestamp).build());
        return timestamp;
    }

    private static Refusal existing(Account event, Account stored) {
        Refusal.when(!event.flags().equals(stored.flags()), EXISTS_WITH_DIFFERENT_FLAGS);
        Refusal.when(
                !event.userData128().equals(stored.userData128()),
                EXISTS_WITH_DIFFERENT_USER_DATA_128);
        Refusal.when(event.userData64() != stored.userData64(), EXISTS_WITH_DIFFERENT_USER_DATA_64);
        Refusal.when(event.userData32() != stored.userData32(), EXISTS_WITH_DIFFERENT_USER_DATA_32);
        Refusal.when(event.ledger() != stored.ledger(), EXISTS_WITH_DIFFERENT_LEDGER);
        Refusal.when(event.code() != stored.code(), EXISTS_WITH_DIFFERENT_CODE);
        return Refusal.exists(EXISTS, stored.timestamp());
    }
}
