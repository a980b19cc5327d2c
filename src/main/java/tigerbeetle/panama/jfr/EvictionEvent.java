package tigerbeetle.panama.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A client has lost its session for good. */
@Name(EvictionEvent.NAME)
@Label("Eviction")
@Category("TigerBeetle")
@Description("The cluster has ended a client's session, or has refused it; open another client")
@StackTrace(false)
public final class EvictionEvent extends Event {

    /** Its name in a recording. */
    public static final String NAME = "tigerbeetle.Eviction";

    /** Never committed: to ask whether others would be. */
    static final EvictionEvent PROBE = new EvictionEvent();

    /** See its label. */
    @Label("Client")
    @Description("The client's random id, as the cluster's logs show it")
    public @Nullable String client;

    /** See its label. */
    @Label("Reason")
    @Description("CLIENT_EVICTED, CLIENT_RELEASE_TOO_LOW or CLIENT_RELEASE_TOO_HIGH")
    public @Nullable String reason;

    /** See its label. */
    @Label("Requests In Flight")
    @Description("Requests that were in flight when this was seen; they may have been executed")
    public int inFlight;

    /** An event. */
    public EvictionEvent() {}
}
