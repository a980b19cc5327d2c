package tigerbeetle.panama.property.oracle;

import static tigerbeetle.panama.CreateTransferStatus.ACCOUNTS_MUST_BE_DIFFERENT;
import static tigerbeetle.panama.CreateTransferStatus.ACCOUNTS_MUST_HAVE_THE_SAME_LEDGER;
import static tigerbeetle.panama.CreateTransferStatus.CLOSING_TRANSFER_MUST_BE_PENDING;
import static tigerbeetle.panama.CreateTransferStatus.CODE_MUST_NOT_BE_ZERO;
import static tigerbeetle.panama.CreateTransferStatus.CREDIT_ACCOUNT_ALREADY_CLOSED;
import static tigerbeetle.panama.CreateTransferStatus.CREDIT_ACCOUNT_ID_MUST_NOT_BE_INT_MAX;
import static tigerbeetle.panama.CreateTransferStatus.CREDIT_ACCOUNT_ID_MUST_NOT_BE_ZERO;
import static tigerbeetle.panama.CreateTransferStatus.CREDIT_ACCOUNT_NOT_FOUND;
import static tigerbeetle.panama.CreateTransferStatus.DEBIT_ACCOUNT_ALREADY_CLOSED;
import static tigerbeetle.panama.CreateTransferStatus.DEBIT_ACCOUNT_ID_MUST_NOT_BE_INT_MAX;
import static tigerbeetle.panama.CreateTransferStatus.DEBIT_ACCOUNT_ID_MUST_NOT_BE_ZERO;
import static tigerbeetle.panama.CreateTransferStatus.DEBIT_ACCOUNT_NOT_FOUND;
import static tigerbeetle.panama.CreateTransferStatus.EXCEEDS_CREDITS;
import static tigerbeetle.panama.CreateTransferStatus.EXCEEDS_DEBITS;
import static tigerbeetle.panama.CreateTransferStatus.ID_ALREADY_FAILED;
import static tigerbeetle.panama.CreateTransferStatus.ID_MUST_NOT_BE_INT_MAX;
import static tigerbeetle.panama.CreateTransferStatus.ID_MUST_NOT_BE_ZERO;
import static tigerbeetle.panama.CreateTransferStatus.IMPORTED_EVENT_TIMEOUT_MUST_BE_ZERO;
import static tigerbeetle.panama.CreateTransferStatus.IMPORTED_EVENT_TIMESTAMP_MUST_NOT_REGRESS;
import static tigerbeetle.panama.CreateTransferStatus.IMPORTED_EVENT_TIMESTAMP_MUST_POSTDATE_CREDIT_ACCOUNT;
import static tigerbeetle.panama.CreateTransferStatus.IMPORTED_EVENT_TIMESTAMP_MUST_POSTDATE_DEBIT_ACCOUNT;
import static tigerbeetle.panama.CreateTransferStatus.LEDGER_MUST_NOT_BE_ZERO;
import static tigerbeetle.panama.CreateTransferStatus.OVERFLOWS_CREDITS;
import static tigerbeetle.panama.CreateTransferStatus.OVERFLOWS_CREDITS_PENDING;
import static tigerbeetle.panama.CreateTransferStatus.OVERFLOWS_CREDITS_POSTED;
import static tigerbeetle.panama.CreateTransferStatus.OVERFLOWS_DEBITS;
import static tigerbeetle.panama.CreateTransferStatus.OVERFLOWS_DEBITS_PENDING;
import static tigerbeetle.panama.CreateTransferStatus.OVERFLOWS_DEBITS_POSTED;
import static tigerbeetle.panama.CreateTransferStatus.OVERFLOWS_TIMEOUT;
import static tigerbeetle.panama.CreateTransferStatus.PENDING_ID_MUST_BE_ZERO;
import static tigerbeetle.panama.CreateTransferStatus.PENDING_TRANSFER_NOT_FOUND;
import static tigerbeetle.panama.CreateTransferStatus.TIMEOUT_RESERVED_FOR_PENDING_TRANSFER;
import static tigerbeetle.panama.CreateTransferStatus.TRANSFER_MUST_HAVE_THE_SAME_LEDGER_AS_ACCOUNTS;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.CreateStatus;
import tigerbeetle.panama.CreateTransferStatus;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.TransferFlags;
import tigerbeetle.panama.UInt128;

/** Creating transfers that neither post nor void, and what all transfers have in common. */
final class TransferRules extends ChainRules<Transfer, CreateTransferStatus> {

    private static final BigInteger NS_PER_SECOND = BigInteger.valueOf(1_000_000_000);
    private static final BigInteger TIMESTAMP_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    /** After one of these the id is burnt. */
    private static final Set<CreateTransferStatus> TRANSIENT =
            Set.of(
                    DEBIT_ACCOUNT_NOT_FOUND,
                    CREDIT_ACCOUNT_NOT_FOUND,
                    PENDING_TRANSFER_NOT_FOUND,
                    EXCEEDS_CREDITS,
                    EXCEEDS_DEBITS,
                    DEBIT_ACCOUNT_ALREADY_CLOSED,
                    CREDIT_ACCOUNT_ALREADY_CLOSED);

    private final Books books;
    private final PostVoidRules postVoid;
    private final Set<UInt128> burntIds = new HashSet<>();

    TransferRules(Books books) {
        super(CreateTransferStatus.class, books);
        this.books = books;
        this.postVoid = new PostVoidRules(books);
    }

    static boolean has(Transfer transfer, TransferFlags flag) {
        return transfer.flags().contains(flag);
    }

    /** When a pending transfer expires, if it has a timeout. */
    static BigInteger expiry(Transfer pending, long timestamp) {
        return BigInteger.valueOf(timestamp)
                .add(BigInteger.valueOf(pending.timeout()).multiply(NS_PER_SECOND));
    }

    @Override
    boolean isLinked(Transfer event) {
        return has(event, TransferFlags.LINKED);
    }

    @Override
    boolean isImported(Transfer event) {
        return has(event, TransferFlags.IMPORTED);
    }

    @Override
    long timestampOf(Transfer event) {
        return event.timestamp();
    }

    @Override
    CreateTransferStatus status(String name) {
        return CreateTransferStatus.valueOf(name);
    }

    @Override
    void failed(Transfer event, CreateStatus status) {
        if (status instanceof CreateTransferStatus it && TRANSIENT.contains(it)) {
            burntIds.add(event.id());
        }
    }

    @Override
    long create(Transfer event, long eventTimestamp) {
        Refusal.when(event.id().isZero(), ID_MUST_NOT_BE_ZERO);
        Refusal.when(event.id().equals(UInt128.MAX), ID_MUST_NOT_BE_INT_MAX);
        Transfer stored = books.transfers().get(event.id());
        if (stored != null) {
            Transfer pending = books.transfers().get(stored.pendingId());
            throw ExistingTransfer.compare(event, stored, pending);
        }
        Refusal.when(burntIds.contains(event.id()), ID_ALREADY_FAILED);
        if (PostVoidRules.isPostOrVoid(event)) {
            return postVoid.create(event, eventTimestamp);
        }
        checkForm(event);
        Account debit = books.accounts().get(event.debitAccountId());
        Account credit = books.accounts().get(event.creditAccountId());
        Refusal.when(debit == null, DEBIT_ACCOUNT_NOT_FOUND);
        Refusal.when(credit == null, CREDIT_ACCOUNT_NOT_FOUND);
        if (debit == null || credit == null) {
            throw new AssertionError("refused above");
        }
        checkAccounts(event, debit, credit);
        UInt128 amount = amount(event, debit, credit);
        long timestamp = isImported(event) ? event.timestamp() : eventTimestamp;
        checkOverflow(event, debit, credit, amount);
        checkLimits(event, debit, credit, amount, timestamp);
        book(event.toBuilder().amount(amount).timestamp(timestamp).build(), debit, credit);
        return timestamp;
    }

    private static void checkForm(Transfer event) {
        UInt128 debitId = event.debitAccountId();
        UInt128 creditId = event.creditAccountId();
        boolean isPending = has(event, TransferFlags.PENDING);
        boolean isClosing =
                has(event, TransferFlags.CLOSING_DEBIT) || has(event, TransferFlags.CLOSING_CREDIT);
        Refusal.when(debitId.isZero(), DEBIT_ACCOUNT_ID_MUST_NOT_BE_ZERO);
        Refusal.when(debitId.equals(UInt128.MAX), DEBIT_ACCOUNT_ID_MUST_NOT_BE_INT_MAX);
        Refusal.when(creditId.isZero(), CREDIT_ACCOUNT_ID_MUST_NOT_BE_ZERO);
        Refusal.when(creditId.equals(UInt128.MAX), CREDIT_ACCOUNT_ID_MUST_NOT_BE_INT_MAX);
        Refusal.when(debitId.equals(creditId), ACCOUNTS_MUST_BE_DIFFERENT);
        Refusal.when(!event.pendingId().isZero(), PENDING_ID_MUST_BE_ZERO);
        Refusal.when(!isPending && event.timeout() != 0, TIMEOUT_RESERVED_FOR_PENDING_TRANSFER);
        Refusal.when(!isPending && isClosing, CLOSING_TRANSFER_MUST_BE_PENDING);
        Refusal.when(event.ledger() == 0, LEDGER_MUST_NOT_BE_ZERO);
        Refusal.when(event.code() == 0, CODE_MUST_NOT_BE_ZERO);
    }

    private void checkAccounts(Transfer event, Account debit, Account credit) {
        Refusal.when(debit.ledger() != credit.ledger(), ACCOUNTS_MUST_HAVE_THE_SAME_LEDGER);
        Refusal.when(
                event.ledger() != debit.ledger(), TRANSFER_MUST_HAVE_THE_SAME_LEDGER_AS_ACCOUNTS);
        if (isImported(event)) {
            checkRegress(books, event.timestamp());
            Refusal.when(
                    event.timestamp() <= debit.timestamp(),
                    IMPORTED_EVENT_TIMESTAMP_MUST_POSTDATE_DEBIT_ACCOUNT);
            Refusal.when(
                    event.timestamp() <= credit.timestamp(),
                    IMPORTED_EVENT_TIMESTAMP_MUST_POSTDATE_CREDIT_ACCOUNT);
            Refusal.when(event.timeout() != 0, IMPORTED_EVENT_TIMEOUT_MUST_BE_ZERO);
        }
        Refusal.when(debit.flags().contains(AccountFlags.CLOSED), DEBIT_ACCOUNT_ALREADY_CLOSED);
        Refusal.when(credit.flags().contains(AccountFlags.CLOSED), CREDIT_ACCOUNT_ALREADY_CLOSED);
    }

    static void checkRegress(Books books, long timestamp) {
        Refusal.when(
                timestamp <= books.greatestTransferTimestamp() || books.hasAccountOf(timestamp),
                IMPORTED_EVENT_TIMESTAMP_MUST_NOT_REGRESS);
    }

    private static UInt128 amount(Transfer event, Account debit, Account credit) {
        UInt128 amount = event.amount();
        if (has(event, TransferFlags.BALANCING_DEBIT)) {
            amount =
                    Money.min(
                            amount,
                            Money.rest(
                                    debit.creditsPosted(),
                                    debit.debitsPosted(),
                                    debit.debitsPending()));
        }
        if (has(event, TransferFlags.BALANCING_CREDIT)) {
            amount =
                    Money.min(
                            amount,
                            Money.rest(
                                    credit.debitsPosted(),
                                    credit.creditsPosted(),
                                    credit.creditsPending()));
        }
        return amount;
    }

    private static void checkOverflow(
            Transfer event, Account debit, Account credit, UInt128 amount) {
        if (has(event, TransferFlags.PENDING)) {
            Refusal.when(Money.overflows(amount, debit.debitsPending()), OVERFLOWS_DEBITS_PENDING);
            Refusal.when(
                    Money.overflows(amount, credit.creditsPending()), OVERFLOWS_CREDITS_PENDING);
        }
        Refusal.when(Money.overflows(amount, debit.debitsPosted()), OVERFLOWS_DEBITS_POSTED);
        Refusal.when(Money.overflows(amount, credit.creditsPosted()), OVERFLOWS_CREDITS_POSTED);
        Refusal.when(
                Money.overflows(amount, debit.debitsPending(), debit.debitsPosted()),
                OVERFLOWS_DEBITS);
        Refusal.when(
                Money.overflows(amount, credit.creditsPending(), credit.creditsPosted()),
                OVERFLOWS_CREDITS);
    }

    private static void checkLimits(
            Transfer event, Account debit, Account credit, UInt128 amount, long timestamp) {
        Refusal.when(expiry(event, timestamp).compareTo(TIMESTAMP_MAX) > 0, OVERFLOWS_TIMEOUT);
        BigInteger debits = Money.sum(debit.debitsPending(), debit.debitsPosted(), amount);
        Refusal.when(
                debit.flags().contains(AccountFlags.DEBITS_MUST_NOT_EXCEED_CREDITS)
                        && debits.compareTo(debit.creditsPosted().toBigInteger()) > 0,
                EXCEEDS_CREDITS);
        BigInteger credits = Money.sum(credit.creditsPending(), credit.creditsPosted(), amount);
        Refusal.when(
                credit.flags().contains(AccountFlags.CREDITS_MUST_NOT_EXCEED_DEBITS)
                        && credits.compareTo(credit.debitsPosted().toBigInteger()) > 0,
                EXCEEDS_DEBITS);
    }

    private void book(Transfer transfer, Account debit, Account credit) {
        boolean isPending = has(transfer, TransferFlags.PENDING);
        BigInteger amount = transfer.amount().toBigInteger();
        BigInteger pending = isPending ? amount : BigInteger.ZERO;
        BigInteger posted = isPending ? BigInteger.ZERO : amount;
        Account debitAfter = Money.debit(debit, pending, posted);
        Account creditAfter = Money.credit(credit, pending, posted);
        books.put(
                has(transfer, TransferFlags.CLOSING_DEBIT) ? Money.close(debitAfter) : debitAfter);
        books.put(
                has(transfer, TransferFlags.CLOSING_CREDIT)
                        ? Money.close(creditAfter)
                        : creditAfter);
        if (isPending) {
            books.phases().put(transfer.id(), Phase.PENDING);
        }
        books.add(transfer);
    }
}
