package tigerbeetle.panama.property;

import java.util.List;
import java.util.stream.Stream;
import tigerbeetle.panama.AccountFlags;

/** An account to be created. */
sealed interface AccountDraft {

    /** What is changed in it, one after the other. */
    List<AccountTwist> twists();

    /** Plainer ones. */
    Stream<AccountDraft> simpler();

    /**
     * A new one.
     *
     * @param gap the distance to the account before, in ns, if it is imported
     */
    record New(Kind kind, int ledger, Tags tags, int gap, List<AccountTwist> twists)
            implements AccountDraft {

        @Override
        public Stream<AccountDraft> simpler() {
            return Stream.of(
                            Smaller.shorter(twists, 0)
                                    .map(it -> new New(kind, ledger, tags, gap, it)),
                            Smaller.simplest(kind, Kind.PLAIN)
                                    .map(it -> new New(it, ledger, tags, gap, twists)),
                            Smaller.simplest(ledger, 1)
                                    .map(it -> new New(kind, it, tags, gap, twists)),
                            tags.simpler().map(it -> new New(kind, ledger, it, gap, twists)),
                            Smaller.simplest(gap, 1)
                                    .map(it -> new New(kind, ledger, tags, it, twists)))
                    .flatMap(it -> it);
        }
    }

    /**
     * One that was sent before.
     *
     * @param created whether it is one that was created
     * @param which from the last one backwards
     */
    record Again(boolean created, int which, List<AccountTwist> twists) implements AccountDraft {

        @Override
        public Stream<AccountDraft> simpler() {
            return Stream.concat(
                    Smaller.shorter(twists, 0).map(it -> new Again(created, which, it)),
                    Smaller.simplest(which, 0).map(it -> new Again(created, it, twists)));
        }
    }

    /** What an account is or may do. */
    enum Kind {
        PLAIN(AccountFlags.NONE),
        HISTORY(AccountFlags.HISTORY),
        LIMITED_DEBITS(AccountFlags.DEBITS_MUST_NOT_EXCEED_CREDITS),
        LIMITED_CREDITS(AccountFlags.CREDITS_MUST_NOT_EXCEED_DEBITS),
        LIMITED_DEBITS_HISTORY(
                AccountFlags.DEBITS_MUST_NOT_EXCEED_CREDITS.with(AccountFlags.HISTORY)),
        CLOSED(AccountFlags.CLOSED);

        private final int flagBits;

        Kind(AccountFlags flags) {
            this.flagBits = flags.bits();
        }

        AccountFlags flags() {
            return new AccountFlags(flagBits);
        }
    }
}
