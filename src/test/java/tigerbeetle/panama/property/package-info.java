/**
 * Properties: what has to hold for whatever a generator comes up with. A failing one is shrunk, and
 * printed with its seed as steps that can be read and as a recording that {@code
 * scripts/conformance} replays.
 */
package tigerbeetle.panama.property;
