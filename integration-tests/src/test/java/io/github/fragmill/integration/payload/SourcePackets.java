package io.github.fragmill.integration.payload;

import io.github.fragmill.integration.tools.Ffprobe;
import io.github.fragmill.integration.tools.PacketStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What ffprobe reports of sources, asked once for each. */
final class SourcePackets {

  private record Question(Path file, Ffprobe.Times times) {}

  private static final Map<Question, List<PacketStream>> ANSWERS = new HashMap<>();

  private SourcePackets() {}

  /** Returns a track of a source. */
  static synchronized PacketStream track(Path file, int trackId, Ffprobe.Times times)
      throws IOException, InterruptedException {
    Question question = new Question(file, times);
    List<PacketStream> answer = ANSWERS.get(question);
    if (answer == null) {
      answer = Ffprobe.require().list(file, times);
      if (times == Ffprobe.Times.MEDIA) {
        answer = answer.stream().map(PacketStream::decodedInTime).toList();
      }
      ANSWERS.put(question, answer);
    }
    return answer.stream().filter(it -> it.trackId() == trackId).findFirst().orElseThrow();
  }
}
