package io.github.fragmill.core.internal.codec.aac;

import io.github.fragmill.core.internal.codec.bitstream.FrameBits;
import io.github.fragmill.core.internal.codec.port.SilentFrame;
import java.util.Optional;

/**
 * Makes frames of AAC without a spectrum (ISO/IEC 14496-3, 4.4.2.1 to 4.4.2.7).
 *
 * <pre>
 * raw_data_block
 *   single_channel_element, lfe_channel_element
 *     individual_channel_stream with ics_info: max_sfb 0
 *   channel_pair_element
 *     ics_info of both: max_sfb 0
 *     individual_channel_stream, twice
 *   ID_END
 * </pre>
 *
 * <p>Such a frame has no SBR and no PS data: decoders that know of them from the configuration go
 * on without (4.6.18.2.5). Where the configuration does not say so, they would take the first frame
 * for all others, so there is no silence then.
 */
final class SilentAac {

  private static final int END = 7;

  private final FrameBits frame = new FrameBits();

  private SilentAac() {}

  static Optional<SilentFrame> of(CoreConfig core) {
    boolean isKnown =
        core.objectType() == AudioObjectType.AAC_LC
            || core.objectType() == AudioObjectType.AAC_MAIN
            || core.objectType() == AudioObjectType.AAC_LTP;
    return isKnown && core.isExtensionKnown()
        ? Optional.of(
            new SilentFrame(
                new SilentAac().frame(core), core.frameSamples(), core.samplingRateHertz()))
        : Optional.empty();
  }

  private byte[] frame(CoreConfig core) {
    for (ChannelElement element : core.elements()) {
      frame.bits(element.kind().code(), 3).bits(element.tag(), 4);
      if (element.kind() == ChannelElement.Kind.PAIR) {
        frame.bits(1, 1); // common_window
        info();
        frame.bits(0, 2); // ms_mask_present
        globalGain();
        tools();
        globalGain();
        tools();
      } else {
        globalGain();
        info();
        tools();
      }
    }
    return frame.bits(END, 3).align().toBytes();
  }

  private void globalGain() {
    frame.bits(0, 8);
  }

  /** ics_info: one long window, as decoders take for the one before the first. */
  private void info() {
    frame.bits(0, 1); // ics_reserved_bit
    frame.bits(0, 2); // window_sequence: ONLY_LONG_SEQUENCE
    frame.bits(0, 1); // window_shape: sine
    frame.bits(0, 6); // max_sfb
    frame.bits(0, 1); // predictor_data_present
  }

  private void tools() {
    frame.bits(0, 1); // pulse_data_present
    frame.bits(0, 1); // tns_data_present
    frame.bits(0, 1); // gain_control_data_present
  }
}
