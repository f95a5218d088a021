package io.github.fragmill.core.control;

import java.util.Objects;

/**
 * What an application should know of a plan that succeeded: what was left out, changed, or may not
 * play everywhere. Immutable.
 *
 * @param code what happened, for programs; more codes may be added
 * @param text a sentence for people, with the source, the track and the reason; its wording may
 *     change
 */
public record Note(Code code, String text) {

  /** What a note is about. */
  public enum Code {
    /** A track was left out because it cannot be packaged. */
    TRACK_SKIPPED,
    /** A track was left out because no selector chose it. */
    TRACK_NOT_SELECTED,
    /** Something that a source holds was not packaged, or was read in an unusual way. */
    SOURCE_CONTENT,
    /** Audio was left out because another source has the same. */
    DUPLICATE_AUDIO,
    /** Audio was joined with another one as a rendition of another bit rate. */
    AUDIO_JOINED,
    /** Silence was added where a track of audio has none. */
    SILENCE_ADDED,
    /** A track of audio has gaps that cannot be filled. */
    AUDIO_GAP,
    /** The first frame of a video that begins late is presented from the beginning on. */
    FIRST_FRAME_EXTENDED,
    /** A video begins late, and stays so. */
    LATE_START,
    /** An edit list decides what is presented of a track. */
    EDIT_LIST,
    /** Some segments begin with an open group of pictures (SAP type 3). */
    OPEN_GOP,
    /** Some segments begin with a gradual refresh (SAP type 4). */
    GRADUAL_REFRESH,
    /** Captions are not announced in manifests. */
    CAPTIONS_NOT_ANNOUNCED,
    /** Text after the end of the presentation was left out. */
    TEXT_AFTER_END,
    /** A text track was left out or changed when it was converted. */
    TEXT_CONVERTED,
    /** A video gets no trick play. */
    NO_TRICK_PLAY
  }

  public Note {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(text, "text");
  }

  /** Returns the text. */
  @Override
  public String toString() {
    return text;
  }
}
