package io.github.fragmill.core.media;

/** What audio holds beyond the channels that its format counts. Later versions may add kinds. */
public interface ImmersiveAudio {

  /**
   * Objects that a decoder takes out of the channels of Enhanced AC-3 (joint object coding, Dolby
   * Atmos; ETSI TS 103 420). Other decoders render the channels.
   *
   * @param complexityIndex how many objects a decoder must render at most, 1 to 16
   */
  record JointObjects(int complexityIndex) implements ImmersiveAudio {

    public JointObjects {
      if (complexityIndex < 1 || complexityIndex > 16) {
        throw new IllegalArgumentException(
            "complexityIndex: expected 1 to 16, found " + complexityIndex);
      }
    }
  }

  /** Two channels that were rendered for headphones (AC-4 immersive stereo). */
  record VirtualizedStereo() implements ImmersiveAudio {}
}
