package tigerbeetle.panama.embedded.ledger;

import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.layout.AccountLayout;

/**
 * The balances of both accounts right after each of a series of events, and whether the accounts
 * were closed then. Of an account's flags only that one ever changes.
 *
 * <pre>
 *  0                          8 longs                     16 longs
 * ┌──────────────────────────┬───────────────────────────┐
 * │ balances, debit account  │ balances, credit account  │   and a byte: bit 0, bit 1: closed
 * └──────────────────────────┴───────────────────────────┘
 * </pre>
 */
final class EventStates {

    private static final int CLOSED = AccountFlags.CLOSED.bits();
    private static final int CREDIT_SIDE = Balances.WORDS;
    private static final int DEBIT_ACCOUNT_CLOSED = 1;
    private static final int CREDIT_ACCOUNT_CLOSED = 2;

    private final Records balances = new Records();
    private final ByteColumn closed = new ByteColumn();
    private final Struct state = balances.newView();

    /** Becomes a copy of other states. */
    void copyFrom(EventStates other) {
        balances.copyFrom(other.balances);
        closed.copyFrom(other.closed);
    }

    /** Appends what the accounts are now. */
    void append(Struct debitAccount, Struct creditAccount) {
        int event = balances.append();
        balances.view(state, event);
        state.copyWords(0, debitAccount, Balances.IN_ACCOUNT, Balances.WORDS);
        state.copyWords(CREDIT_SIDE, creditAccount, Balances.IN_ACCOUNT, Balances.WORDS);
        int bits = debitAccount.hasAny(AccountLayout.FLAGS, CLOSED) ? DEBIT_ACCOUNT_CLOSED : 0;
        bits |= creditAccount.hasAny(AccountLayout.FLAGS, CLOSED) ? CREDIT_ACCOUNT_CLOSED : 0;
        closed.set(event, (byte) bits);
    }

    void removeLast() {
        balances.removeLast();
    }

    int count() {
        return balances.count();
    }

    /** Copies the balances of one of the accounts to where they begin in a struct. */
    void copyBalances(int event, boolean debitSide, Struct target, int targetIndex) {
        balances.view(state, event);
        target.copyWords(targetIndex, state, debitSide ? 0 : CREDIT_SIDE, Balances.WORDS);
    }

    /** The flags of one of the accounts after the event, from what they are now. */
    int accountFlags(int event, boolean debitSide, int flagsNow) {
        int bit = debitSide ? DEBIT_ACCOUNT_CLOSED : CREDIT_ACCOUNT_CLOSED;
        return (closed.get(event) & bit) != 0 ? flagsNow | CLOSED : flagsNow & ~CLOSED;
    }
}
