package tigerbeetle.panama.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class what they need of TigerBeetle, as parameters of the constructor, of
 * test methods and of {@code @BeforeEach} and {@code @AfterEach} methods:
 *
 * <ul>
 *   <li>a {@link tigerbeetle.panama.Client}, which is connected;
 *   <li>the {@link tigerbeetle.panama.embedded.EmbeddedServer} behind it, to look inside and to
 *       make things go wrong;
 *   <li>the {@link tigerbeetle.panama.testing.TestClock} of that server.
 * </ul>
 *
 * {@snippet file="tigerbeetle/panama/junit/HoldTest.java" region="junit"}
 *
 * <p><b>Fresh state.</b> Each test begins with a server without accounts, transfers, faults and
 * logged requests. Nothing is restarted for that: a server and its client are lent to one test
 * after the other, and emptied in between, once all that the test before had sent is done. One that
 * a test has closed, evicted or left stuck is replaced. With {@link #shared}, or
 * {@code @TestInstance(PER_CLASS)}, all tests of the class, nested ones included, have the same
 * server and find what earlier ones left; then {@code @BeforeAll} and {@code @AfterAll} methods may
 * have the parameters, too. A nested class with an annotation of its own goes by that.
 *
 * <p><b>Parallel tests</b> are safe: what one test has borrowed no other one has. Only tests that
 * share, and run in parallel on request, see each other's accounts.
 *
 * <p><b>Time stands still</b> on the embedded server until a test moves the clock. The clock starts
 * with the system's time; it never goes back, so a later test may find it ahead. Each event has a
 * timestamp of its own, some nanoseconds ahead of a clock that stands: to let a pending transfer
 * expire, move the clock a little further than its time-out.
 *
 * <p><b>A real server.</b> The same tests run against a real one with the system property or JUnit
 * parameter {@code tigerbeetle.address}, or the environment variable {@code TIGERBEETLE_ADDRESS},
 * which name a running one ({@code tigerbeetle.cluster} its cluster id, if that is not 0); or with
 * {@code TIGERBEETLE_BIN}, a program that is started and ended with the run. {@code
 * tigerbeetle.address=embedded} overrules them all. Each run prints which server it uses. A real
 * server is never emptied: let tests use new ids, of {@link tigerbeetle.panama.Id#next}, and search
 * by them. Tests that ask for the embedded server, its clock or {@link #developmentLimits} are
 * skipped there, and the reason is printed.
 *
 * <p><b>When a test fails</b>, its requests and the accounts are printed to the standard error, and
 * published as a report entry; on a real server, that there are none to show.
 *
 * <p>It takes JUnit 5.13 or later.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@ExtendWith(TigerBeetleExtension.class)
public @interface TigerBeetleTest {

    /**
     * Whether the tests of the class share one server and keep its state.
     *
     * @return false, the default, for a fresh state for each test
     */
    boolean shared() default false;

    /**
     * Whether the server has the limits of one that was started with {@code --development}: at most
     * 253 accounts or transfers at a time.
     *
     * @return false, the default, for the limits of production
     */
    boolean developmentLimits() default false;
}
