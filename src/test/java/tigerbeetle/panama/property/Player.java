package tigerbeetle.panama.property;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountFilter;
import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.ClientEvictedException;
import tigerbeetle.panama.CreateResult;
import tigerbeetle.panama.QueryFilter;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.property.oracle.Oracle;

/**
 * Plays one program, on a server and on the oracle, and compares: every result of every step, the
 * accounts and transfers after every step that may have changed them, and what holds of them
 * whatever happened.
 */
final class Player {

    private static final int PAGE = 3;

    private final World world;
    private final Oracle oracle = new Oracle();
    private final Prediction prediction = new Prediction(oracle);
    private final Scene scene;
    private final Trace trace = new Trace();

    /** Whether the next batch begins at the very nanosecond that the clock shows. */
    private boolean isClockExact;

    private Player(World world) {
        this.world = world;
        this.scene = new Scene(oracle, world.begin());
    }

    /**
     * Plays the program.
     *
     * @return what was done and answered
     * @throws Mismatch if something is not as the oracle says
     */
    static Trace play(Program program, World world) {
        Player player = new Player(world);
        try {
            player.play(program);
        } catch (Mismatch e) {
            throw e;
        } catch (AssertionError | RuntimeException e) {
            throw Mismatch.withOracle(e.toString(), player.trace, e);
        }
        return player.trace;
    }

    private void play(Program program) {
        if (scene.isShared()) {
            begin();
        }
        for (Action action : program.actions()) {
            settle();
            scene.setNow(world.nowNs(), isClockExact);
            perform(action.resolve(scene));
        }
        checkAll();
        checkPages(false);
        checkPages(true);
    }

    /** Two accounts and a transfer, which mark where this program begins on a shared server. */
    private void begin() {
        List<Account> accounts =
                List.of(
                        Account.of(scene.newAccountId(), 1, 1),
                        Account.of(scene.newAccountId().plus(1), 1, 1));
        accounts.forEach(scene::sent);
        perform(new Step.CreateAccounts(accounts));
        scene.setFirstTimestamp(scene.accounts().getFirst().timestamp());
        Transfer transfer =
                Transfer.of(
                        scene.newTransferId(),
                        accounts.getFirst().id(),
                        accounts.getLast().id(),
                        1,
                        1,
                        1);
        scene.sent(transfer);
        perform(new Step.CreateTransfers(List.of(transfer)));
    }

    /** Until it is clear what has expired, here and there. */
    private void settle() {
        Duration waited = world.settle(oracle.expiries());
        if (!waited.isZero()) {
            trace.add(new Step.Sleep(waited), List.of(), List.of(), false);
        }
        if (oracle.expire(world.nowNs())) {
            isClockExact = false; // what expires takes timestamps, too
        }
    }

    private void perform(Step step) {
        switch (step) {
            case Step.CreateAccounts request -> {
                List<?> results = ask(request, false);
                forCreated(results, i -> scene.created(request.accounts().get(i)));
                checkAll();
            }
            case Step.CreateTransfers request -> {
                List<?> results = ask(request, false);
                forCreated(results, i -> scene.created(request.transfers().get(i)));
                checkAll();
            }
            case Step.Request request -> ask(request, false);
            case Step.Sleep sleep -> {
                trace.add(sleep, List.of(), List.of(), false);
                world.sleep(sleep.time());
                isClockExact = false;
            }
            case Step.ReopenClient reopen -> {
                trace.add(reopen, List.of(), List.of(), false);
                world.reopenClient();
                isClockExact = false; // who registers takes a timestamp
            }
            case Step.RestartServer restart -> {
                trace.add(restart, List.of(), List.of(), false);
                if (!world.restartServer(restart.keepSessions())) {
                    assertThatExceptionOfType(ClientEvictedException.class)
                            .isThrownBy(() -> world.client().lookupAccounts(List.of()));
                    world.reopenClient();
                }
                isClockExact = false;
            }
        }
    }

    private static void forCreated(List<?> results, IntConsumer action) {
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i) instanceof CreateResult it && it.status().isCreated()) {
                action.accept(i);
            }
        }
    }

    private List<?> ask(Step.Request request, boolean isCheck) {
        settle();
        // Another machine's clock may be behind ours.
        long nowNs = world.isClockOurs() ? world.nowNs() : 0;
        List<?> actual = send(request, nowNs, isCheck);
        if (isCheck && !world.isClockOurs() && !isExpected(request, actual, nowNs)) {
            // On a busy machine it may have been asked, or answered, so late that what settled is
            // due meanwhile. To ask again changes nothing.
            settle();
            actual = send(request, nowNs, isCheck);
        }
        world.afterRequest();
        isClockExact = world.isClockOurs();
        compare(request, actual, nowNs, isCheck);
        return actual;
    }

    private List<?> send(Step.Request request, long nowNs, boolean isCheck) {
        try {
            return world.sender().send(world.client(), request);
        } catch (RuntimeException | Error e) {
            trace.add(request, prediction.of(request, List.of(), nowNs), List.of(), isCheck);
            throw e;
        }
    }

    private boolean isExpected(Step.Request request, List<?> actual, long nowNs) {
        return prediction.of(request, actual, nowNs).equals(actual);
    }

    private void compare(Step.Request request, List<?> actual, long nowNs, boolean isCheck) {
        trace.add(request, prediction.of(request, actual, nowNs), actual, isCheck);
        Trace.Entry entry = trace.entries().getLast();
        if (!entry.isAsExpected()) {
            throw Mismatch.withOracle(entry.difference(), trace, null);
        }
    }

    /** Whether all is there that should be, and nothing that should not. */
    private void checkAll() {
        List<?> accounts = ask(new Step.LookupAccounts(scene.accountIds()), true);
        Invariants.check(accounts.stream().map(Account.class::cast).toList());
        ask(new Step.LookupTransfers(scene.transferIds()), true);
    }

    /** All transfers, and the balances of an account, a few at a time. */
    private void checkPages(boolean reversed) {
        QueryFilter transfers =
                QueryFilter.builder()
                        .timestampMin(scene.firstTimestamp())
                        .reversed(reversed)
                        .build();
        compare(
                new Step.QueryTransfers(transfers),
                world.client().streamTransfers(transfers.toBuilder().limit(PAGE).build()).toList(),
                0,
                true);
        scene.accounts().stream()
                .filter(it -> it.flags().contains(AccountFlags.HISTORY))
                .map(it -> AccountFilter.builder().accountId(it.id()).reversed(reversed).build())
                .findFirst()
                .ifPresent(this::checkPages);
    }

    private void checkPages(AccountFilter filter) {
        compare(
                new Step.GetAccountBalances(filter),
                world.client()
                        .streamAccountBalances(filter.toBuilder().limit(PAGE).build())
                        .toList(),
                0,
                true);
    }
}
