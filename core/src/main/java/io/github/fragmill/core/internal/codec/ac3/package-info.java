/** AC-3 and Enhanced AC-3 in MP4 (ETSI TS 102 366, annex F). */
package io.github.fragmill.core.internal.codec.ac3;
