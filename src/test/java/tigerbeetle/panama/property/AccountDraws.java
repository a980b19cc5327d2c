package tigerbeetle.panama.property;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import tigerbeetle.panama.property.AccountDraft.Kind;

/** Generates accounts. */
final class AccountDraws {

    private AccountDraws() {}

    /** Accounts that can be created, most of them in one ledger. */
    static Arbitrary<AccountDraft> good() {
        return created(Arbitraries.just(List.of()));
    }

    /** Accounts with something wrong, and accounts that were sent before. */
    static Arbitrary<AccountDraft> bad(boolean isImport) {
        AccountTwist[] all = AccountTwist.values();
        Arbitrary<AccountDraft> again =
                Combinators.combine(
                                Draws.oneIn(2),
                                Draws.which(),
                                Draws.differences(all, AccountTwist.FIELDS))
                        .as(AccountDraft.Again::new);
        Arbitrary<AccountDraft> twisted =
                created(Draws.twists(all, AccountTwist.IMPORTS, isImport));
        return Arbitraries.frequencyOf(Tuple.of(1, twisted), Tuple.of(1, again));
    }

    private static Arbitrary<AccountDraft> created(Arbitrary<List<AccountTwist>> twists) {
        Arbitrary<Kind> kind =
                Arbitraries.frequency(
                        Tuple.of(8, Kind.PLAIN),
                        Tuple.of(6, Kind.HISTORY),
                        Tuple.of(2, Kind.LIMITED_DEBITS),
                        Tuple.of(2, Kind.LIMITED_CREDITS),
                        Tuple.of(2, Kind.LIMITED_DEBITS_HISTORY),
                        Tuple.of(1, Kind.CLOSED));
        Arbitrary<Integer> ledger = Arbitraries.frequency(Tuple.of(8, 1), Tuple.of(1, 2));
        Arbitrary<Integer> gap = Arbitraries.integers().between(1, 5);
        return Combinators.combine(kind, ledger, Draws.tags(), gap, twists)
                .as(AccountDraft.New::new);
    }
}
