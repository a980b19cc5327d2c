package tigerbeetle.panama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A view does what its client does, but for what it is a view for. */
class ClientViewTest {

    private static final Map<Class<?>, Object> ARGUMENTS =
            Map.of(
                    List.class, List.of(),
                    AccountFilter.class, AccountFilter.of(7),
                    QueryFilter.class, QueryFilter.all(),
                    ChangeEventsFilter.class, ChangeEventsFilter.all(),
                    Duration.class, Duration.ofSeconds(3),
                    RetryPolicy.class, RetryPolicy.standard());

    /** What has to go through, so all that has no implementation in terms of the rest. */
    static List<Method> forwarded() {
        return Arrays.stream(Client.class.getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .toList();
    }

    /** A client that notes what it is asked for, and answers with something of its own. */
    private static Client noting(List<String> notes, Object answer) {
        InvocationHandler handler =
                (proxy, method, arguments) -> {
                    notes.add(method.getName() + Arrays.toString(arguments));
                    return method.getReturnType() == void.class ? null : answer;
                };
        return (Client)
                Proxy.newProxyInstance(
                        Client.class.getClassLoader(), new Class<?>[] {Client.class}, handler);
    }

    private static Object answer(Class<?> type) {
        Map<Class<?>, Object> answers =
                Map.of(
                        List.class, List.of(Account.of(1, 1, 1)),
                        CreateResults.class, new CreateResults<>(List.of()),
                        CompletableFuture.class, CompletableFuture.completedFuture(List.of()),
                        ClientState.class,
                                new ClientState(ClientState.Phase.CLOSED, 0, Duration.ZERO, "none"),
                        UInt128.class, UInt128.of(9),
                        Client.class, noting(new ArrayList<>(), "nobody"),
                        void.class, "");
        return Objects.requireNonNull(answers.get(type), type::getName);
    }

    @ParameterizedTest
    @MethodSource("forwarded")
    void everyMethodGoesThrough(Method method) throws Exception {
        Object[] arguments =
                Arrays.stream(method.getParameterTypes())
                        .map(type -> Objects.requireNonNull(ARGUMENTS.get(type), type::getName))
                        .toArray();
        Object answer = answer(method.getReturnType());
        List<String> notes = new ArrayList<>();
        Client view = new StrictClient(noting(notes, answer));
        Object result = method.invoke(view, arguments);
        if (method.getReturnType() == Client.class) {
            assertThat(result).isInstanceOf(StrictClient.class);
            assertThat(((StrictClient) result).client).isSameAs(answer);
        } else if (method.getReturnType() != void.class) {
            assertThat(result).isSameAs(answer);
        }
        String expected = arguments.length == 0 ? "null" : Arrays.toString(arguments);
        assertThat(notes).containsExactly(method.getName() + expected);
    }

    /** What is not checked, repeated or split must not look as if it were. */
    @Test
    void aViewHasNoBatches() {
        Client client = noting(new ArrayList<>(), "a client");
        for (Client view :
                List.of(
                        new StrictClient(client),
                        new RetryingClient(
                                client, RetryPolicy.standard(), Runnable::run, Waits.REAL),
                        new ChunkedClient(client, new ChunkLimits(), Runnable::run))) {
            assertThatThrownBy(view::batches)
                    .isInstanceOf(NotSupportedException.class)
                    .hasMessageStartingWith("A client that ")
                    .hasMessageContaining(" has no batches: ");
        }
    }

    @Test
    void thereAreSuchMethods() {
        assertThat(forwarded()).hasSizeGreaterThan(20);
    }
}
