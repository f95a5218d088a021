package io.github.fragmill.core.internal.codec.captions;

import io.github.fragmill.core.media.CaptionService;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Gathers which captions the user data of frames holds: cc_data() of ATSC A/53 Part 4, 6.2.3, in
 * messages registered by ITU-T T.35. Not thread-safe.
 *
 * <p>Field 1 of CEA-608 is there when either field has valid bytes: where frames have a pair of
 * bytes each, the fields take turns, and bytes without text are sent between captions. Field 2
 * counts only with text in it, because most streams have none. Which of a field's two channels it
 * is takes more than one frame to find out; it is taken for the first one, which all but few
 * streams use.
 */
final class CaptionData {

  private static final int COUNTRY_USA = 0xB5;
  private static final int PROVIDER_ATSC = 0x31;
  private static final int USER_IDENTIFIER_GA94 = 0x47413934;
  private static final int TYPE_CC_DATA = 3;
  private static final int HEADER_BYTES = 1 + 2 + 4 + 1 + 2;
  private static final int CONSTRUCT_BYTES = 3;

  private static final int PROCESS_CC_DATA = 0x40;
  private static final int CC_COUNT = 0x1F;
  private static final int CC_VALID = 4;
  private static final int WITHOUT_PARITY = 0x7F;

  private static final int FIRST_CHANNEL_OF_FIELD_1 = 1;
  private static final int FIRST_CHANNEL_OF_FIELD_2 = 3;

  /** CEA-708-E, 6.2.1: all programs with digital captions have this service. */
  private static final int PRIMARY_SERVICE = 1;

  /** A service number of 7 says that the number follows. */
  private static final int MAX_SHORT_SERVICE = 6;

  private boolean hasField1;
  private boolean hasField2;
  private boolean hasDigital;
  private final Set<Integer> services = new TreeSet<>();

  /** Takes in a message that is registered by ITU-T T.35; others are skipped. */
  void add(ByteBuffer message) {
    if (message.remaining() < HEADER_BYTES
        || (message.get() & 0xFF) != COUNTRY_USA
        || message.getShort() != PROVIDER_ATSC
        || message.getInt() != USER_IDENTIFIER_GA94
        || message.get() != TYPE_CC_DATA) {
      return;
    }
    int flags = message.get();
    message.get(); // em_data
    if ((flags & PROCESS_CC_DATA) == 0) {
      return;
    }
    for (int i = 0; i < (flags & CC_COUNT) && message.remaining() >= CONSTRUCT_BYTES; i++) {
      int head = message.get();
      int first = message.get();
      int second = message.get();
      if ((head & CC_VALID) != 0) {
        addConstruct(head & 3, first, second);
      }
    }
  }

  private void addConstruct(int type, int first, int second) {
    switch (type) {
      case 0 -> hasField1 = true;
      case 1 -> {
        hasField1 = true;
        hasField2 |= ((first | second) & WITHOUT_PARITY) != 0;
      }
      case 3 -> { // Begins a packet: its header, and the header of its first service block.
        hasDigital = true;
        int service = (second & 0xFF) >> 5;
        if (service > 0 && service <= MAX_SHORT_SERVICE) {
          services.add(service);
        }
      }
      default -> hasDigital = true;
    }
  }

  /** Returns what was found so far, each once, in order. */
  List<CaptionService> services() {
    List<CaptionService> found = new ArrayList<>();
    if (hasField1) {
      found.add(CaptionService.cea608(FIRST_CHANNEL_OF_FIELD_1));
    }
    if (hasField2) {
      found.add(CaptionService.cea608(FIRST_CHANNEL_OF_FIELD_2));
    }
    if (hasDigital && services.isEmpty()) {
      found.add(CaptionService.cea708(PRIMARY_SERVICE));
    }
    services.forEach(service -> found.add(CaptionService.cea708(service)));
    return found;
  }
}
