package tigerbeetle.panama.property;

import java.time.Duration;
import java.util.List;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountFilter;
import tigerbeetle.panama.QueryFilter;
import tigerbeetle.panama.Transfer;
import tigerbeetle.panama.UInt128;

/** One request, as it is sent, or something else that happens between two of them. */
sealed interface Step {

    /** A request. */
    sealed interface Request extends Step {}

    record CreateAccounts(List<Account> accounts) implements Request {}

    record CreateTransfers(List<Transfer> transfers) implements Request {}

    record LookupAccounts(List<UInt128> ids) implements Request {}

    record LookupTransfers(List<UInt128> ids) implements Request {}

    record GetAccountTransfers(AccountFilter filter) implements Request {}

    record GetAccountBalances(AccountFilter filter) implements Request {}

    record QueryAccounts(QueryFilter filter) implements Request {}

    record QueryTransfers(QueryFilter filter) implements Request {}

    /** Time passes, more than 0. */
    record Sleep(Duration time) implements Step {}

    /** The client is closed, and another one opened. */
    record ReopenClient() implements Step {}

    /** The server cuts all connections, and knows the clients afterwards or not. */
    record RestartServer(boolean keepSessions) implements Step {}
}
