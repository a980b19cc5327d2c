package tigerbeetle.panama.property;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import tigerbeetle.panama.AccountFilter;
import tigerbeetle.panama.QueryFilter;

/**
 * A step as it is generated: it does not say yet of which accounts and transfers. That is decided
 * when its turn comes, from what there is by then, so that an action still makes sense when others
 * before it are left out.
 */
sealed interface Action {

    /** What to do now. */
    Step resolve(Scene scene);

    /** Actions that do less, or plainer things; to find out what a failure needs. */
    default Stream<Action> simpler() {
        return Stream.empty();
    }

    /** A batch of accounts. */
    record MakeAccounts(boolean isImport, List<Chain<AccountDraft>> chains) implements Action {

        @Override
        public Step resolve(Scene scene) {
            return new Step.CreateAccounts(new AccountResolver(scene, isImport).resolve(chains));
        }

        @Override
        public Stream<Action> simpler() {
            return Stream.concat(
                    Smaller.simplest(isImport, false).map(it -> new MakeAccounts(it, chains)),
                    Chain.smaller(chains, AccountDraft::simpler)
                            .map(it -> new MakeAccounts(isImport, it)));
        }
    }

    /** A batch of transfers. */
    record MakeTransfers(boolean isImport, List<Chain<TransferDraft>> chains) implements Action {

        @Override
        public Step resolve(Scene scene) {
            return new Step.CreateTransfers(new TransferResolver(scene, isImport).resolve(chains));
        }

        @Override
        public Stream<Action> simpler() {
            return Stream.concat(
                    Smaller.simplest(isImport, false).map(it -> new MakeTransfers(it, chains)),
                    Chain.smaller(chains, TransferDraft::simpler)
                            .map(it -> new MakeTransfers(isImport, it)));
        }
    }

    /** A look-up, of accounts or of transfers. */
    record Find(boolean accounts, List<IdDraft> ids) implements Action {

        @Override
        public Step resolve(Scene scene) {
            return accounts
                    ? new Step.LookupAccounts(
                            ids.stream().map(id -> id.resolve(scene.accountIds())).toList())
                    : new Step.LookupTransfers(
                            ids.stream().map(id -> id.resolve(scene.transferIds())).toList());
        }

        @Override
        public Stream<Action> simpler() {
            return Smaller.shorter(ids, 1).map(it -> new Find(accounts, it));
        }
    }

    /** A question about one account: for its balances or its transfers. */
    record AskOfAccount(boolean balances, FilterDraft draft) implements Action {

        @Override
        public Step resolve(Scene scene) {
            AccountFilter filter = draft.accountFilter(scene);
            return balances
                    ? new Step.GetAccountBalances(filter)
                    : new Step.GetAccountTransfers(filter);
        }

        @Override
        public Stream<Action> simpler() {
            return draft.simpler().map(it -> new AskOfAccount(balances, it));
        }
    }

    /** A question about all accounts, or all transfers. */
    record Ask(boolean accounts, FilterDraft draft) implements Action {

        @Override
        public Step resolve(Scene scene) {
            QueryFilter filter = draft.queryFilter(scene);
            return accounts ? new Step.QueryAccounts(filter) : new Step.QueryTransfers(filter);
        }

        @Override
        public Stream<Action> simpler() {
            return draft.simpler().map(it -> new Ask(accounts, it));
        }
    }

    /** Time passes. */
    record Wait(Duration time) implements Action {

        @Override
        public Step resolve(Scene scene) {
            return new Step.Sleep(time);
        }
    }

    /**
     * Time passes until shortly before a pending transfer expires, so that it expires in the middle
     * of the next batch; a second, if none is going to.
     *
     * @param pending which one, of those that can expire
     * @param nsBefore how long before
     */
    record WaitForExpiry(int pending, int nsBefore) implements Action {

        @Override
        public Step resolve(Scene scene) {
            return new Step.Sleep(scene.untilExpiry(pending, nsBefore));
        }
    }

    /** Another client takes over. */
    record Reopen() implements Action {

        @Override
        public Step resolve(Scene scene) {
            return new Step.ReopenClient();
        }
    }

    /** The server comes back, and remembers its clients or not. */
    record Restart(boolean keepSessions) implements Action {

        @Override
        public Step resolve(Scene scene) {
            return new Step.RestartServer(keepSessions);
        }
    }
}
