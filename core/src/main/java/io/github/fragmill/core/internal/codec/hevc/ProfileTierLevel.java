package io.github.fragmill.core.internal.codec.hevc;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import java.util.Locale;

/**
 * What a decoder must be able to do (ITU-T H.265, 7.3.3).
 *
 * @param profileSpace 0 to 3
 * @param isHighTier general_tier_flag
 * @param profileIdc 0 to 31
 * @param compatibility general_profile_compatibility_flag, flag 0 being the highest bit
 * @param constraints 48 bits, general_progressive_source_flag being the highest
 * @param levelIdc 30 times the level, 0 to 255
 */
record ProfileTierLevel(
    int profileSpace,
    boolean isHighTier,
    int profileIdc,
    int compatibility,
    long constraints,
    int levelIdc) {

  private static final int PROFILE_BITS = 88;
  private static final int LEVEL_BITS = 8;
  private static final int MAX_SUB_LAYERS = 8;
  private static final int CONSTRAINT_BITS = 48;
  private static final int INTERLACED_ONLY = 1;

  /** Reads the general part, which the configuration record and parameter sets begin with. */
  static ProfileTierLevel read(BitReader reader) throws MalformedMediaException {
    int profileSpace = reader.bits(2);
    boolean highTier = reader.flag();
    int profileIdc = reader.bits(5);
    int compatibility = reader.bits(16) << 16 | reader.bits(16);
    long constraints = (long) reader.bits(24) << 24 | reader.bits(24);
    int levelIdc = reader.bits(8);
    return new ProfileTierLevel(
        profileSpace, highTier, profileIdc, compatibility, constraints, levelIdc);
  }

  /**
   * Returns whether the pictures are frames of two fields: general_interlaced_source_flag without
   * general_progressive_source_flag. With both, or neither, each picture says it for itself, or
   * nothing does (7.4.4).
   */
  boolean isInterlaced() {
    return constraints >>> (CONSTRAINT_BITS - 2) == INTERLACED_ONLY;
  }

  /** Skips profile_tier_level() of a sequence parameter set. */
  static void skip(BitReader reader, int subLayers) throws MalformedMediaException {
    reader.skipBits(PROFILE_BITS + LEVEL_BITS);
    int followingBits = 0;
    for (int subLayer = 1; subLayer < subLayers; subLayer++) {
      boolean profile = reader.flag();
      boolean level = reader.flag();
      followingBits += (profile ? PROFILE_BITS : 0) + (level ? LEVEL_BITS : 0);
    }
    if (subLayers > 1) {
      reader.skipBits(2 * (MAX_SUB_LAYERS + 1 - subLayers)); // reserved_zero_2bits
    }
    reader.skipBits(followingBits);
  }

  /**
   * Returns what is after the sample entry type in the codecs parameter (ISO/IEC 14496-15, E.3),
   * for example {@code 1.6.L93.B0}: numbers are hexadecimal but for profile and level, and
   * constraint bytes that are zero are left out at the end.
   */
  String toCodecs() {
    StringBuilder codecs = new StringBuilder();
    if (profileSpace > 0) {
      codecs.append((char) ('A' + profileSpace - 1));
    }
    codecs.append(profileIdc);
    codecs.append('.').append(hex(Integer.reverse(compatibility)));
    codecs.append('.').append(isHighTier ? 'H' : 'L').append(levelIdc);
    long rest = constraints << (Long.SIZE - CONSTRAINT_BITS);
    for (; rest != 0; rest <<= Byte.SIZE) {
      codecs.append('.').append(hex((int) (rest >>> (Long.SIZE - Byte.SIZE))));
    }
    return codecs.toString();
  }

  private static String hex(int value) {
    return Integer.toHexString(value).toUpperCase(Locale.ROOT);
  }
}
