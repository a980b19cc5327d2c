package tigerbeetle.panama.property;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import tigerbeetle.panama.property.Action.Ask;
import tigerbeetle.panama.property.Action.AskOfAccount;
import tigerbeetle.panama.property.Action.Find;
import tigerbeetle.panama.property.Action.MakeAccounts;
import tigerbeetle.panama.property.Action.MakeTransfers;
import tigerbeetle.panama.property.Action.Reopen;
import tigerbeetle.panama.property.Action.Restart;
import tigerbeetle.panama.property.Action.Wait;
import tigerbeetle.panama.property.Action.WaitForExpiry;

/** Generates programs. jqwik's edge cases are left out: of so many parts they would be all. */
final class Programs {

    private static final int ACTIONS_MAX = 25;
    private static final int CHAINS_MAX = 6;
    private static final int IDS_MAX = 6;
    private static final int NS_BEFORE_EXPIRY_MAX = 12;
    private static final Duration LONG = Duration.ofSeconds(1_000);

    private Programs() {}

    /** Programs for a server whose clock is moved: a long wait is as short as any. */
    static Arbitrary<Program> forTestClock() {
        return programs(
                List.of(
                        Tuple.of(3, waits(Duration.ofMillis(500), Duration.ofSeconds(1), LONG)),
                        Tuple.of(3, waitsForExpiry())));
    }

    /** Programs for a server whose clock is real, and in which nothing is waited for. */
    static Arbitrary<Program> withoutWaiting() {
        return programs(List.of());
    }

    /** Programs for a server whose clock is real. */
    static Arbitrary<Program> forRealClock() {
        return programs(
                List.of(Tuple.of(2, waits(Duration.ofMillis(300), Duration.ofMillis(1_500)))));
    }

    /** Programs during which clients and servers come and go. */
    static Arbitrary<Program> withRestarts() {
        return programs(
                List.of(
                        Tuple.of(5, Arbitraries.just(new Reopen())),
                        Tuple.of(5, Arbitraries.of(true, false).map(Restart::new))));
    }

    private static Arbitrary<Action> waits(Duration... times) {
        return Arbitraries.of(times).map(Wait::new);
    }

    private static Arbitrary<Action> waitsForExpiry() {
        return Combinators.combine(Draws.which(), Draws.upTo(NS_BEFORE_EXPIRY_MAX))
                .as(WaitForExpiry::new);
    }

    private static Arbitrary<Program> programs(List<Tuple2<Integer, Arbitrary<Action>>> others) {
        Arbitrary<List<Action>> rest = actions(others).list().ofMinSize(1).ofMaxSize(ACTIONS_MAX);
        return Combinators.combine(firstAccounts().list().ofMinSize(1).ofMaxSize(3), rest)
                .as((first, more) ->
                        new Program(Stream.concat(first.stream(), more.stream()).toList()))
                .withoutEdgeCases();
    }

    /** Something to begin with: a program without accounts does little. */
    private static Arbitrary<Action> firstAccounts() {
        Arbitrary<List<Chain<AccountDraft>>> chains =
                AccountDraws.good()
                        .map(draft -> new Chain<>(List.of(draft), false))
                        .list()
                        .ofMinSize(2)
                        .ofMaxSize(4);
        return Combinators.combine(Draws.oneIn(4), chains).as(MakeAccounts::new);
    }

    private static Arbitrary<Action> accounts(boolean isImport) {
        return Draws.chains(AccountDraws.good(), AccountDraws.bad(isImport), CHAINS_MAX / 2)
                .map(chains -> new MakeAccounts(isImport, chains));
    }

    private static Arbitrary<Action> transfers(boolean isImport) {
        return Draws.chains(TransferDraws.good(), TransferDraws.bad(isImport), CHAINS_MAX)
                .map(chains -> new MakeTransfers(isImport, chains));
    }

    private static Arbitrary<Action> actions(List<Tuple2<Integer, Arbitrary<Action>>> others) {
        Arbitrary<Action> finds =
                Combinators.combine(Draws.oneIn(2), FilterDraws.ids().list().ofMaxSize(IDS_MAX))
                        .as(Find::new);
        Arbitrary<Action> asksOfAccount =
                Combinators.combine(Draws.oneIn(2), FilterDraws.filters()).as(AskOfAccount::new);
        Arbitrary<Action> asks =
                Combinators.combine(Draws.oneIn(3), FilterDraws.filters()).as(Ask::new);
        List<Tuple2<Integer, Arbitrary<Action>>> all = new ArrayList<>();
        all.add(Tuple.of(4, accounts(false)));
        all.add(Tuple.of(2, accounts(true)));
        all.add(Tuple.of(14, transfers(false)));
        all.add(Tuple.of(4, transfers(true)));
        all.add(Tuple.of(1, finds));
        all.add(Tuple.of(4, asksOfAccount));
        all.add(Tuple.of(5, asks));
        all.addAll(others);
        return Arbitraries.frequencyOf(all);
    }
}
