package tigerbeetle.panama.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static tigerbeetle.panama.CreateAccountStatus.CODE_MUST_NOT_BE_ZERO;
import static tigerbeetle.panama.CreateAccountStatus.CREATED;
import static tigerbeetle.panama.CreateAccountStatus.CREDITS_PENDING_MUST_BE_ZERO;
import static tigerbeetle.panama.CreateAccountStatus.CREDITS_POSTED_MUST_BE_ZERO;
import static tigerbeetle.panama.CreateAccountStatus.DEBITS_PENDING_MUST_BE_ZERO;
import static tigerbeetle.panama.CreateAccountStatus.DEBITS_POSTED_MUST_BE_ZERO;
import static tigerbeetle.panama.CreateAccountStatus.EXISTS;
import static tigerbeetle.panama.CreateAccountStatus.EXISTS_WITH_DIFFERENT_CODE;
import static tigerbeetle.panama.CreateAccountStatus.EXISTS_WITH_DIFFERENT_LEDGER;
import static tigerbeetle.panama.CreateAccountStatus.FLAGS_ARE_MUTUALLY_EXCLUSIVE;
import static tigerbeetle.panama.CreateAccountStatus.ID_MUST_NOT_BE_INT_MAX;
import static tigerbeetle.panama.CreateAccountStatus.ID_MUST_NOT_BE_ZERO;
import static tigerbeetle.panama.CreateAccountStatus.LEDGER_MUST_NOT_BE_ZERO;
import static tigerbeetle.panama.CreateAccountStatus.TIMESTAMP_MUST_BE_ZERO;

import java.util.List;
import org.junit.jupiter.api.Test;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.CreateResult;
import tigerbeetle.panama.Id;
import tigerbeetle.panama.UInt128;

class AccountsContractTest extends ClientContract {

    @Test
    void createsAndLooksUpAccounts() {
        UInt128 id = Id.next();
        Account given =
                Account.builder()
                        .id(id)
                        .userData128(UInt128.MAX)
                        .userData64(-1)
                        .userData32(0xFFFF_FFFFL)
                        .ledger(0xFFFF_FFFFL)
                        .code(0xFFFF)
                        .flags(AccountFlags.HISTORY)
                        .build();
        var created = client.createAccount(given);
        assertThat(created.status()).isEqualTo(CREATED);
        Account found = look(id);
        assertThat(found).isEqualTo(given.toBuilder().timestamp(created.timestamp()).build());
        assertThat(found.timestamp()).isPositive();
        var again = client.createAccount(given);
        assertThat(again.status()).isEqualTo(EXISTS);
        assertThat(again.timestamp()).isEqualTo(created.timestamp());
    }

    @Test
    void createsAccountsAsynchronously() {
        List<UInt128> ids = List.of(Id.next(), Id.next());
        List<Account> given = ids.stream().map(id -> Account.of(id, LEDGER, CODE)).toList();
        assertThat(client.createAccountsAsync(given))
                .succeedsWithin(LONG)
                .satisfies(results -> assertThat(results.allCreated()).isTrue());
        assertThat(client.lookupAccountsAsync(ids))
                .succeedsWithin(LONG)
                .satisfies(found ->
                        assertThat(found).extracting(Account::id).containsExactlyElementsOf(ids));
    }

    @Test
    void looksUpInTheOrderOfTheIdsAndLeavesOutWhatIsNotThere() {
        UInt128 a = account();
        UInt128 b = account();
        assertThat(client.lookupAccounts(List.of(b, Id.next(), a, b)))
                .extracting(Account::id)
                .containsExactly(b, a, b);
        assertThat(client.lookupTransfers(List.of(Id.next()))).isEmpty();
        assertThat(client.lookupAccount(Id.next())).isEmpty();
    }

    @Test
    void reportsAResultForEveryEvent() {
        var results =
                client.createAccounts(
                        List.of(
                                Account.of(Id.next(), 0, CODE),
                                Account.of(Id.next(), LEDGER, CODE),
                                Account.of(UInt128.ZERO, LEDGER, CODE)));
        assertThat(statuses(results))
                .isEqualTo(List.of(LEDGER_MUST_NOT_BE_ZERO, CREATED, ID_MUST_NOT_BE_ZERO));
        assertThat(results.allCreated()).isFalse();
        assertThat(results.failures()).extracting(CreateResult::index).containsExactly(0, 2);
    }

    /** Only the server can judge these, and it names what is wrong. */
    @Test
    void refusesInvalidAccountsByName() {
        Account good = Account.of(Id.next(), LEDGER, CODE);
        var results =
                client.createAccounts(
                        List.of(
                                good.toBuilder().id(UInt128.ZERO).build(),
                                good.toBuilder().id(UInt128.MAX).build(),
                                good.toBuilder().ledger(0).build(),
                                good.toBuilder().code(0).build(),
                                good.toBuilder().timestamp(1).build(),
                                good.toBuilder().debitsPending(1).build(),
                                good.toBuilder().debitsPosted(1).build(),
                                good.toBuilder().creditsPending(1).build(),
                                good.toBuilder().creditsPosted(1).build(),
                                good.toBuilder()
                                        .flags(
                                                AccountFlags.DEBITS_MUST_NOT_EXCEED_CREDITS,
                                                AccountFlags.CREDITS_MUST_NOT_EXCEED_DEBITS)
                                        .build(),
                                good,
                                good,
                                good.toBuilder().ledger(LEDGER + 1).build(),
                                good.toBuilder().code(CODE + 1).build()));
        assertThat(statuses(results))
                .isEqualTo(
                        List.of(
                                ID_MUST_NOT_BE_ZERO,
                                ID_MUST_NOT_BE_INT_MAX,
                                LEDGER_MUST_NOT_BE_ZERO,
                                CODE_MUST_NOT_BE_ZERO,
                                TIMESTAMP_MUST_BE_ZERO,
                                DEBITS_PENDING_MUST_BE_ZERO,
                                DEBITS_POSTED_MUST_BE_ZERO,
                                CREDITS_PENDING_MUST_BE_ZERO,
                                CREDITS_POSTED_MUST_BE_ZERO,
                                FLAGS_ARE_MUTUALLY_EXCLUSIVE,
                                CREATED,
                                EXISTS,
                                EXISTS_WITH_DIFFERENT_LEDGER,
                                EXISTS_WITH_DIFFERENT_CODE));
        assertThat(balances(look(good.id()))).containsOnly(0L);
    }

    @Test
    void knowsItsIds() {
        assertThat(client.clusterId()).isEqualTo(UInt128.ZERO);
        assertThat(client.id()).isNotEqualTo(UInt128.ZERO);
        assertThat(client.toString()).contains(client.id().toString());
    }
}
