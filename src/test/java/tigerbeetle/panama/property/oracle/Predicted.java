package tigerbeetle.panama.property.oracle;

import tigerbeetle.panama.CreateStatus;

/**
 * The result that an event has to have.
 *
 * @param <S> the kind of status
 */
public record Predicted<S extends CreateStatus>(S status, long timestamp) {}
