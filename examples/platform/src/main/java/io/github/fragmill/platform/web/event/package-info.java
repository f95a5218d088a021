/** Server-sent events: changes of the catalogue, as they happen. */
package io.github.fragmill.platform.web.event;
