package tigerbeetle.panama.embedded.session;

import tigerbeetle.panama.embedded.wire.U128;

/**
 * What a session is at a moment.
 *
 * @param client the client's id
 * @param number the session's number
 * @param release the packed release of the client
 * @param lastRequest the number of the last request, 0 to 2³² − 1; 0 is the registration
 */
public record SessionState(U128 client, long number, int release, long lastRequest) {}
