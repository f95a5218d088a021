package io.github.fragmill.origin;

/**
 * What an origin did since it was made, and what it keeps: figures for metrics.
 *
 * @param plannedTitles how many titles were planned of their sources
 * @param loadedTitles how many were loaded of saved plans
 * @param keptTitles about how many titles are open, failures included
 * @param titleBytes about how much memory open titles take
 * @param segmentHits how many segments were in memory when they were asked for
 * @param segmentBytes about how much memory these segments take
 * @param bufferBytes memory for bodies on their way, in use now; of all that the engine does
 * @param planFolderFailures how often a saved plan could not be read or written
 */
public record OriginStats(
    long plannedTitles,
    long loadedTitles,
    long keptTitles,
    long titleBytes,
    long segmentHits,
    long segmentBytes,
    long bufferBytes,
    long planFolderFailures) {}
