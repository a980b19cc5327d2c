package tigerbeetle.panama.embedded.server;

import tigerbeetle.panama.embedded.session.FaultPlan;
import tigerbeetle.panama.embedded.session.Gateway;
import tigerbeetle.panama.embedded.session.RequestLog;

/**
 * What tests may get at. All of it belongs to the server's thread: use it through {@link
 * ServerLoop#call} or {@link ServerLoop#execute}.
 *
 * @param gateway evicts clients
 * @param requestLog the last requests
 * @param faultPlan what goes wrong on purpose with sessions and replies
 * @param networkFaults what goes wrong on purpose with connections
 */
public record Controls(
        Gateway gateway, RequestLog requestLog, FaultPlan faultPlan, NetworkFaults networkFaults) {}
