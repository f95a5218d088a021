/**
 * TTML (W3C TTML1, TTML2, IMSC): reads documents, and makes of each the shorter ones that are the
 * samples of an {@code stpp} track (ISO/IEC 14496-30, clause 6).
 */
package io.github.fragmill.core.internal.text.ttml;
