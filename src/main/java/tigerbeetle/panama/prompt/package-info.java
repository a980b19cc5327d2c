/**
 * What scripts/jshell has ready at its prompt. Hidden, and opened by that script to its snippets:
 * snippets are compiled one by one at each start, and this is compiled already.
 */
@NullMarked
package tigerbeetle.panama.prompt;

import org.jspecify.annotations.NullMarked;
