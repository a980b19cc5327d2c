package tigerbeetle.panama.embedded;

import tigerbeetle.panama.UInt128;

/**
 * A client's session at a moment; see {@link EmbeddedServer#sessions}.
 *
 * @param clientId the id that the client gave itself
 * @param number the session's number; a later session has a higher one
 * @param release the client's release, for example {@code "0.17.9"}
 * @param lastRequest the number of the last request, 0 after the registration
 */
public record ClientSession(UInt128 clientId, long number, String release, long lastRequest) {}
