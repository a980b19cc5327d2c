package tigerbeetle.panama.prompt;

import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tigerbeetle.panama.Account;
import tigerbeetle.panama.AccountFilter;
import tigerbeetle.panama.AccountFlags;
import tigerbeetle.panama.Client;
import tigerbeetle.panama.QueryFilter;
import tigerbeetle.panama.TigerBeetleException;
import tigerbeetle.panama.UInt128;
import tigerbeetle.panama.tables.Tables;

/**
 * The functions of the prompt: each returns a text, which is a table or a line that says why there
 * is none.
 *
 * @param client null if there is none
 * @param tables how to draw
 * @param rows the most rows of a table, which are the latest then; 1 and more
 */
public record Prompt(@Nullable Client client, Tables tables, int rows) {

    /** What is asked of a client that is there. */
    private interface Question {
        String ask(Client client);
    }

    /** {@return the accounts, in the order in which they were created} */
    public String accounts() {
        return answer(client -> latest(client.streamAccounts(all()), tables::accounts));
    }

    /** {@return the transfers, in the order in which they were created} */
    public String transfers() {
        return answer(client -> latest(client.streamTransfers(all()), tables::transfers));
    }

    /**
     * An account as a T, with its transfers.
     *
     * @param id as a number, a UUID or the text of either
     * @return the T
     */
    public String account(@Nullable Object id) {
        return ofAccount(
                id,
                (client, account) ->
                        latest(
                                client.streamAccountTransfers(of(account)),
                                transfers -> tables.tAccount(account, transfers)));
    }

    /**
     * An account as a T, and how its balances developed if the server keeps that.
     *
     * @param id as a number, a UUID or the text of either
     * @return the T, and a table of balances
     */
    public String balances(@Nullable Object id) {
        return ofAccount(
                id,
                (client, account) -> {
                    String text = tables.tAccount(account);
                    if (!account.flags().contains(AccountFlags.HISTORY)) {
                        return text;
                    }
                    return text
                            + "\n\n"
                            + latest(
                                    client.streamAccountBalances(of(account)),
                                    balances -> tables.balances(balances, account.ledger()));
                });
    }

    private String ofAccount(@Nullable Object id, BiFunction<Client, Account, String> text) {
        return answer(client -> {
            UInt128 number = number(id);
            return client.lookupAccount(number)
                    .map(account -> text.apply(client, account))
                    .orElse("no account " + number);
        });
    }

    private String answer(Question question) {
        if (client == null) {
            return "there is no client";
        }
        try {
            if (rows < 1) {
                throw new IllegalArgumentException("rows: " + rows + " is outside 1..2^31-1");
            }
            return question.ask(client);
        } catch (TigerBeetleException e) {
            return e.getClass().getSimpleName() + ": " + e.getMessage();
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static UInt128 number(@Nullable Object id) {
        return switch (id) {
            case null -> throw new IllegalArgumentException("id: null is not allowed");
            case UInt128 number -> number;
            case UUID uuid -> UInt128.of(uuid);
            case String text when text.contains("-") -> UInt128.of(UUID.fromString(text));
            default -> UInt128.parse(id.toString());
        };
    }

    /** Draws the latest rows, the earliest of them first; the stream has the latest first. */
    private <T> String latest(Stream<T> reversed, Function<List<T>, String> draw) {
        List<T> found = reversed.limit(rows + 1L).toList();
        if (found.size() <= rows) {
            return draw.apply(found.reversed());
        }
        return draw.apply(found.subList(0, rows).reversed())
                + "\nthere are more: these are the latest %d; rows = %d shows ten times as many"
                        .formatted(rows, 10L * rows);
    }

    private QueryFilter all() {
        return QueryFilter.builder().reversed(true).limit(pageSize()).build();
    }

    private AccountFilter of(Account account) {
        return AccountFilter.builder()
                .accountId(account.id())
                .reversed(true)
                .limit(pageSize())
                .build();
    }

    /** One more than is drawn, to know whether there are more. */
    private int pageSize() {
        return (int) Math.min(rows + 1L, QueryFilter.LIMIT_MAX);
    }
}
