package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.SampleTable;

/**
 * What an edit list makes of a track.
 *
 * @param samples the samples; without those between pieces, where there are several
 * @param edit what is presented of them
 */
record EditedSamples(SampleTable samples, Edit edit) {}
