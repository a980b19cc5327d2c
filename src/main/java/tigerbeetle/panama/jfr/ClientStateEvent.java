package tigerbeetle.panama.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** A client has come to another state. */
@Name(ClientStateEvent.NAME)
@Label("Client State")
@Category("TigerBeetle")
@Description(
        "A client has changed its state. The library tells of a registration or an eviction where"
                + " no event can be made, so that it may be seen up to a second later")
@StackTrace(false)
public final class ClientStateEvent extends Event {

    /** Its name in a recording. */
    public static final String NAME = "tigerbeetle.ClientState";

    /** Never committed: to ask whether others would be. */
    static final ClientStateEvent PROBE = new ClientStateEvent();

    /** See its label. */
    @Label("Client")
    @Description("The client's random id, as the cluster's logs show it")
    public @Nullable String client;

    /** See its label. */
    @Label("Addresses")
    @Description("Of the cluster's replicas, as the library got them")
    public @Nullable String addresses;

    /** See its label. */
    @Label("Before")
    @Description("The state before; empty for a client that is opened")
    public @Nullable String before;

    /** See its label. */
    @Label("State")
    @Description("CONNECTING, REGISTERED, EVICTED or CLOSED")
    public @Nullable String state;

    /** See its label. */
    @Label("Time Since Opened")
    @Description("How long after it was opened the client came to this state")
    @Timespan(Timespan.NANOSECONDS)
    public long sinceOpened;

    /** See its label. */
    @Label("Requests In Flight")
    public int inFlight;

    /** An event. */
    public ClientStateEvent() {}
}
