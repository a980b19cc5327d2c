package tigerbeetle.panama.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A list that a chunked client has sent in as many requests as it needed. */
@Name(ChunksEvent.NAME)
@Label("Chunked List")
@Category("TigerBeetle")
@Description(
        "A list of any length, sent by a chunked client as one request after the other, each of"
                + " which has an event of its own")
@StackTrace(false)
public final class ChunksEvent extends Event {

    /** Its name in a recording. */
    public static final String NAME = "tigerbeetle.Chunks";

    /** Never committed: to ask whether others would be. */
    static final ChunksEvent PROBE = new ChunksEvent();

    /** See its label. */
    @Label("Client")
    @Description("The client's random id, as the cluster's logs show it")
    public @Nullable String client;

    /** See its label. */
    @Label("List")
    @Description("What is in the list: accounts, transfers or ids")
    public @Nullable String list;

    /** See its label. */
    @Label("Events")
    @Description("How long the list is")
    public int events;

    /** See its label. */
    @Label("Done")
    @Description("How many of them were in requests that have a reply")
    public int done;

    /** See its label. */
    @Label("Requests")
    @Description("How many requests have a reply")
    public int requests;

    /** See its label. */
    @Label("Refused Requests")
    @Description("How many were too large for the server and were sent again in smaller ones")
    public int refused;

    /** See its label. */
    @Label("Largest Request")
    @Description("How many events the largest request with a reply had")
    public int largest;

    /** An event that has not begun. */
    public ChunksEvent() {}
}
