package tigerbeetle.panama;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * For every status that depends on the events alone a request that gets it, with new ids, and what
 * {@link EventChecks} has to say of it.
 */
public final class DoomedEvents {

    private static final String NO_ID = " is outside 1..2^128-2";
    private static final String MAX = "340282366920938463463374607431768211455";

    private DoomedEvents() {}

    /**
     * A request.
     *
     * @param status what the event at the index gets
     * @param message what is said of it
     */
    public record Case<E>(List<E> events, int index, CreateStatus status, String message) {

        @Override
        public String toString() {
            return status.name();
        }
    }

    private static Account account(UnaryOperator<AccountBuilder> change) {
        return change.apply(Account.of(Id.next(), 700, 10).toBuilder()).build();
    }

    private static Account account(AccountFlags flags) {
        return account(a -> a.flags(flags));
    }

    private static Case<Account> doomed(
            CreateAccountStatus status, String text, UnaryOperator<AccountBuilder> change) {
        List<Account> events = List.of(account(a -> a), account(change));
        return new Case<>(events, 1, status, "accounts[1]." + text);
    }

    public static List<Case<Account>> accounts() {
        List<Case<Account>> cases = new ArrayList<>();
        String balance = ": 9 is not 0, as a new account's balances are";
        cases.add(
                doomed(
                        CreateAccountStatus.TIMESTAMP_MUST_BE_ZERO,
                        "timestamp: 18446744073709551615 is not 0, and the event is not imported",
                        a -> a.timestamp(-1)));
        cases.add(
                doomed(
                        CreateAccountStatus.ID_MUST_NOT_BE_ZERO,
                        "id: 0" + NO_ID,
                        a -> a.id(0).ledger(0)));
        cases.add(
                doomed(
                        CreateAccountStatus.ID_MUST_NOT_BE_INT_MAX,
                        "id: " + MAX + NO_ID,
                        a -> a.id(UInt128.MAX)));
        cases.add(
                doomed(
                        CreateAccountStatus.FLAGS_ARE_MUTUALLY_EXCLUSIVE,
                        "flags: DEBITS_MUST_NOT_EXCEED_CREDITS|CREDITS_MUST_NOT_EXCEED_DEBITS; an"
                                + " account has one of the two limits at most",
                        a ->
                                a.flags(
                                        AccountFlags.of(
                                                AccountFlags.DEBITS_MUST_NOT_EXCEED_CREDITS,
                                                AccountFlags.CREDITS_MUST_NOT_EXCEED_DEBITS))));
        cases.add(
                doomed(
                        CreateAccountStatus.DEBITS_PENDING_MUST_BE_ZERO,
                        "debitsPending" + balance,
                        a -> a.debitsPending(9).creditsPosted(9)));
        cases.add(
                doomed(
                        CreateAccountStatus.DEBITS_POSTED_MUST_BE_ZERO,
                        "debitsPosted" + balance,
                        a -> a.debitsPosted(9).creditsPending(9)));
        cases.add(
                doomed(
                        CreateAccountStatus.CREDITS_PENDING_MUST_BE_ZERO,
                        "creditsPending" + balance,
                        a -> a.creditsPending(9).creditsPosted(9)));
        cases.add(
                doomed(
                        CreateAccountStatus.CREDITS_POSTED_MUST_BE_ZERO,
                        "creditsPosted" + balance,
                        a -> a.creditsPosted(9).ledger(0)));
        cases.add(
                doomed(
                        CreateAccountStatus.LEDGER_MUST_NOT_BE_ZERO,
                        "ledger: 0 is outside 1..4294967295",
                        a -> a.ledger(0).code(0)));
        cases.add(
                doomed(
                        CreateAccountStatus.CODE_MUST_NOT_BE_ZERO,
                        "code: 0 is outside 1..65535",
                        a -> a.code(0)));
        addAccountBatches(cases);
        return cases;
    }

    private static void addAccountBatches(List<Case<Account>> cases) {
        AccountFlags linked = AccountFlags.LINKED;
        AccountFlags imported = AccountFlags.IMPORTED;
        cases.add(
                doomed(
                        CreateAccountStatus.IMPORTED_EVENT_NOT_EXPECTED,
                        "flags: IMPORTED, and accounts[0] is not",
                        a -> a.flags(imported).timestamp(5)));
        cases.add(
                new Case<>(
                        List.of(account(imported), account(AccountFlags.NONE)),
                        1,
                        CreateAccountStatus.IMPORTED_EVENT_EXPECTED,
                        "accounts[1].flags: not IMPORTED, and accounts[0] is"));
        cases.add(
                new Case<>(
                        List.of(account(a -> a.flags(imported).timestamp(Long.MIN_VALUE))),
                        0,
                        CreateAccountStatus.IMPORTED_EVENT_TIMESTAMP_OUT_OF_RANGE,
                        "accounts[0].timestamp: 9223372036854775808 is outside 1..2^63-1"));
        cases.add(
                new Case<>(
                        List.of(account(linked), account(a -> a.code(0)), account(linked)),
                        0,
                        CreateAccountStatus.LINKED_EVENT_FAILED,
                        "accounts[0]: in a chain with accounts[1], which fails"));
        cases.add(
                new Case<>(
                        List.of(account(linked), account(a -> a.flags(linked).code(0))),
                        1,
                        CreateAccountStatus.LINKED_EVENT_CHAIN_OPEN,
                        "accounts[1].flags: LINKED, and it is the last one"));
    }

    /** Transfers from account to account. */
    private record Transfers(UInt128 debit, UInt128 credit, List<Case<Transfer>> cases) {

        private Transfer transfer(UnaryOperator<TransferBuilder> change) {
            return change.apply(Transfer.of(Id.next(), debit, credit, 5, 700, 10).toBuilder())
                    .build();
        }

        private Transfer transfer(TransferFlags flags) {
            return transfer(t -> t.flags(flags));
        }

        private void doomed(
                CreateTransferStatus status, String text, UnaryOperator<TransferBuilder> change) {
            List<Transfer> events = List.of(transfer(t -> t), transfer(change));
            cases.add(new Case<>(events, 1, status, "transfers[1]." + text));
        }

        private void addFields() {
            doomed(
                    CreateTransferStatus.TIMESTAMP_MUST_BE_ZERO,
                    "timestamp: 7 is not 0, and the event is not imported",
                    t -> t.timestamp(7).id(0));
            doomed(CreateTransferStatus.ID_MUST_NOT_BE_ZERO, "id: 0" + NO_ID, t -> t.id(0).code(0));
            doomed(
                    CreateTransferStatus.ID_MUST_NOT_BE_INT_MAX,
                    "id: " + MAX + NO_ID,
                    t -> t.id(UInt128.MAX));
            doomed(
                    CreateTransferStatus.DEBIT_ACCOUNT_ID_MUST_NOT_BE_ZERO,
                    "debitAccountId: 0" + NO_ID,
                    t -> t.debitAccountId(0).creditAccountId(0));
            doomed(
                    CreateTransferStatus.DEBIT_ACCOUNT_ID_MUST_NOT_BE_INT_MAX,
                    "debitAccountId: " + MAX + NO_ID,
                    t -> t.debitAccountId(UInt128.MAX).creditAccountId(UInt128.MAX));
            doomed(
                    CreateTransferStatus.CREDIT_ACCOUNT_ID_MUST_NOT_BE_ZERO,
                    "creditAccountId: 0" + NO_ID,
                    t -> t.creditAccountId(0));
            doomed(
                    CreateTransferStatus.CREDIT_ACCOUNT_ID_MUST_NOT_BE_INT_MAX,
                    "creditAccountId: " + MAX + NO_ID,
                    t -> t.creditAccountId(UInt128.MAX));
            doomed(
                    CreateTransferStatus.ACCOUNTS_MUST_BE_DIFFERENT,
                    "creditAccountId: " + debit + " is the debitAccountId, too",
                    t -> t.creditAccountId(debit).pendingId(3));
            doomed(
                    CreateTransferStatus.PENDING_ID_MUST_BE_ZERO,
                    "pendingId: 3 is not 0, and the transfer neither posts nor voids",
                    t -> t.pendingId(3).timeout(4));
            doomed(
                    CreateTransferStatus.LEDGER_MUST_NOT_BE_ZERO,
                    "ledger: 0 is outside 1..4294967295",
                    t -> t.ledger(0).code(0));
            doomed(
                    CreateTransferStatus.CODE_MUST_NOT_BE_ZERO,
                    "code: 0 is outside 1..65535",
                    t -> t.code(0));
        }

        private void addTwoPhases() {
            TransferFlags post = TransferFlags.POST_PENDING_TRANSFER;
            TransferFlags postPending = post.with(TransferFlags.PENDING);
            UInt128 own = Id.next();
            doomed(
                    CreateTransferStatus.FLAGS_ARE_MUTUALLY_EXCLUSIVE,
                    "flags: PENDING|POST_PENDING_TRANSFER; what posts or voids does not do both,"
                            + " and is not pending, balancing or closing",
                    t -> t.flags(postPending));
            doomed(
                    CreateTransferStatus.PENDING_ID_MUST_NOT_BE_ZERO,
                    "pendingId: 0" + NO_ID,
                    t -> t.flags(post).timeout(4));
            doomed(
                    CreateTransferStatus.PENDING_ID_MUST_NOT_BE_INT_MAX,
                    "pendingId: " + MAX + NO_ID,
                    t -> t.flags(TransferFlags.VOID_PENDING_TRANSFER).pendingId(UInt128.MAX));
            doomed(
                    CreateTransferStatus.PENDING_ID_MUST_BE_DIFFERENT,
                    "pendingId: " + own + " is the id, too",
                    t -> t.flags(post).id(own).pendingId(own).timeout(4));
            doomed(
                    CreateTransferStatus.TIMEOUT_RESERVED_FOR_PENDING_TRANSFER,
                    "timeout: 4 is not 0, and the transfer is not a pending one",
                    t -> t.timeout(4).flags(TransferFlags.CLOSING_DEBIT));
            doomed(
                    CreateTransferStatus.CLOSING_TRANSFER_MUST_BE_PENDING,
                    "flags: CLOSING_CREDIT; a transfer that closes an account is PENDING, too",
                    t -> t.flags(TransferFlags.CLOSING_CREDIT).ledger(0));
        }

        private void addBatches(long importTimestamp) {
            TransferFlags linked = TransferFlags.LINKED;
            TransferFlags imported = TransferFlags.IMPORTED;
            // First, while its timestamp is still later than every transfer's.
            cases.add(
                    new Case<>(
                            List.of(
                                    transfer(t ->
                                            t.flags(imported.with(TransferFlags.PENDING))
                                                    .timestamp(importTimestamp)
                                                    .timeout(4))),
                            0,
                            CreateTransferStatus.IMPORTED_EVENT_TIMEOUT_MUST_BE_ZERO,
                            "transfers[0].timeout: 4 is not 0, and the transfer is imported"));
            doomed(
                    CreateTransferStatus.IMPORTED_EVENT_NOT_EXPECTED,
                    "flags: IMPORTED, and transfers[0] is not",
                    t -> t.flags(imported).timestamp(0));
            cases.add(
                    new Case<>(
                            List.of(transfer(imported), transfer(t -> t.timestamp(3))),
                            1,
                            CreateTransferStatus.IMPORTED_EVENT_EXPECTED,
                            "transfers[1].flags: not IMPORTED, and transfers[0] is"));
            cases.add(
                    new Case<>(
                            List.of(transfer(imported)),
                            0,
                            CreateTransferStatus.IMPORTED_EVENT_TIMESTAMP_OUT_OF_RANGE,
                            "transfers[0].timestamp: 0 is outside 1..2^63-1"));
            cases.add(
                    new Case<>(
                            List.of(
                                    transfer(linked),
                                    transfer(t -> t.flags(linked).code(0)),
                                    transfer(t -> t.ledger(0))),
                            2,
                            CreateTransferStatus.LINKED_EVENT_FAILED,
                            "transfers[2]: in a chain with transfers[1], which fails"));
            cases.add(
                    new Case<>(
                            List.of(transfer(t -> t), transfer(linked), transfer(linked)),
                            2,
                            CreateTransferStatus.LINKED_EVENT_CHAIN_OPEN,
                            "transfers[2].flags: LINKED, and it is the last one"));
        }
    }

    /**
     * Requests that transfer between two accounts of the ledger 700.
     *
     * @param importTimestamp after those of the accounts and of every transfer, and in the past
     */
    public static List<Case<Transfer>> transfers(
            UInt128 debit, UInt128 credit, long importTimestamp) {
        Transfers transfers = new Transfers(debit, credit, new ArrayList<>());
        transfers.addBatches(importTimestamp);
        transfers.addFields();
        transfers.addTwoPhases();
        return transfers.cases();
    }
}
