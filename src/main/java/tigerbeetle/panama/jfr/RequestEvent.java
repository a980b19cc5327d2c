package tigerbeetle.panama.jfr;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/**
 * One request, from the call to the answer. Filled and committed by one thread, the one that ends
 * the request for whoever made it.
 *
 * <p>A recording that says nothing else has slow ones only, as it has of sockets and files: a busy
 * client makes a hundred thousand a second.
 */
@Name(RequestEvent.NAME)
@Label("Request")
@Category("TigerBeetle")
@Description(
        "A request of a TigerBeetle client, from the call until its answer was there, or until its"
                + " caller gave up. The parts of its duration: queueTime, preparationTime,"
                + " inFlightTime, deliveryTime.")
@Threshold("20 ms")
@StackTrace(false)
public final class RequestEvent extends Event {

    /** Its name in a recording. */
    public static final String NAME = "tigerbeetle.Request";

    /** Never committed: to ask whether others would be. */
    static final RequestEvent PROBE = new RequestEvent();

    /** What is not known, or has not happened. */
    private static final long NONE = Long.MIN_VALUE; // which a time span shows as not there

    /** See its label. */
    @Label("Client")
    @Description("The client's random id, as the cluster's logs show it")
    public @Nullable String client;

    /** See its label. */
    @Label("Operation")
    public @Nullable String operation;

    /** See its label. */
    @Label("Call")
    @Description(
            "How it was made: records or batches; waited for, with a future, with a handler, or"
                    + " started and waited for later")
    public @Nullable String call;

    /** See its label. */
    @Label("Events")
    @Description("How many accounts, transfers, ids or filters were in it")
    public int events;

    /** See its label. */
    @Label("Request Size")
    @Description("The size of these events, as they are sent")
    @DataAmount
    public long requestBytes;

    /** See its label. */
    @Label("Reply Size")
    @DataAmount
    public long replyBytes;

    /** See its label. */
    @Label("Outcome")
    @Description("OK with a reply; otherwise why there is none")
    public @Nullable String outcome;

    /** See its label. */
    @Label("May Have Been Executed")
    @Description("Whether the cluster has executed it, or may have, or may still do so")
    public boolean mayHaveExecuted;

    /** See its label. */
    @Label("Queue Time")
    @Description("Waiting for a place, while maxInFlight requests were in flight")
    @Timespan(Timespan.NANOSECONDS)
    public long queueTime = NONE;

    /** See its label. */
    @Label("Preparation Time")
    @Description("Writing the events into native memory, until the library got them")
    @Timespan(Timespan.NANOSECONDS)
    public long preparationTime = NONE;

    /** See its label. */
    @Label("In Flight Time")
    @Description(
            "With the library: its queue, the network, the cluster, up to the library's"
                    + " completion, or until the caller gave up")
    @Timespan(Timespan.NANOSECONDS)
    public long inFlightTime = NONE;

    /** See its label. */
    @Label("Delivery Time")
    @Description(
            "From the library's completion until the answer was there: waking the thread that"
                    + " waits or handing it to an executor, and reading the reply. For a batch"
                    + " that was started, until somebody looked for its results")
    @Timespan(Timespan.NANOSECONDS)
    public long deliveryTime = NONE;

    /** See its label. */
    @Label("Requests In Flight")
    @Description("How many requests of the client were in flight when this one got its place")
    public int inFlight;

    /** See its label. */
    @Label("Cluster Timestamp")
    @Description(
            "When the cluster executed the message with the request, in ns since the epoch by its"
                    + " clock, or 0. Requests of one client and operation with the same timestamp"
                    + " have travelled in one message: the library joins small ones that wait at"
                    + " the same time")
    public long timestamp;

    /** An event that has not begun. */
    public RequestEvent() {}
}
