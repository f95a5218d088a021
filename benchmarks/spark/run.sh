#!/usr/bin/env bash
# Measures examples/spark: titles in two executor JVMs against one process on the same cores, and the
# driver's memory for many titles.
#
#   run.sh throughput WORK TITLES    TITLES titles of about 50 MB, packaged TURNS times in turns (2)
#   run.sh planning WORK TITLES      TITLES titles planned, with 512 MB for the driver
#
# Build before: mvn -DskipTests -pl examples/spark -am package. Needs ffmpeg, and twice the media as
# disk space below WORK, which is made and left there.
set -euo pipefail

home=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
what=$1 work=$2 titles=$3
jar=$home/examples/spark/target/fragmill-spark.jar
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
pair=10203040-5060-4708-90a0-b0c0d0e0f001:9f8e7d6c5b4a39281706f5e4d3c2b1a0
export FRAGMILL_KEYS=$pair FRAGMILL_IV_SECRET='a secret of benchmarks' SPARK_LOCAL_IP=127.0.0.1
cluster=(--master 'local-cluster[2,1,1024]' --conf spark.executor.memory=1g --conf spark.ui.enabled=false)
options=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1) # as the launcher has them
mkdir -p "$work"

# prepare CLIP COUNT: a folder of so many links to one clip, and a catalogue of them
prepare() {
  rm -rf "$work/media" "$work/catalog.jsonl"
  mkdir "$work/media"
  local number
  for ((number = 0; number < $2; number++)); do
    ln "$1" "$work/media/$number.mp4"
    echo "{\"title\": \"$number\", \"sources\": [\"media/$number.mp4\"], \"keyId\": \"${pair%%:*}\"}"
  done >"$work/catalog.jsonl"
}

# measured NAME COMMAND...: wall seconds and processor seconds
measured() {
  local name=$1
  shift
  rm -rf "$work/out"
  TIMEFORMAT="$name: %R s, %U s user, %S s system"
  time "$@" >"$work/$name.log" 2>&1
}

case $what in
  throughput)
    clip=$work/clip.mp4
    if [[ ! -r $clip ]]; then
      ffmpeg -nostdin -loglevel error -f lavfi \
        -i testsrc2=size=640x360:rate=25:duration=${CLIP_SECONDS:-4},noise=alls=100:allf=t \
        -c:v libx264 -preset ultrafast -qp 2 -g 25 -pix_fmt yuv420p "$clip"
    fi
    ls -l "$clip"
    # The launcher archives classes in its first run.
    prepare "$clip" 2
    measured first "$home/examples/spark/bin/fragmill-spark" "${cluster[@]}" \
      --catalog "$work/catalog.jsonl" --out "$work/out"
    prepare "$clip" "$titles"
    for ((turn = 0; turn < ${TURNS:-2}; turn++)); do
      measured one-process "$java" "${options[@]}" -cp "$jar:$home/examples/spark/target/spark-home/jars/*" \
        "$home/benchmarks/spark/OneProcess.java" "$work/media" "$work/out" "$pair"
      measured cluster "$home/examples/spark/bin/fragmill-spark" "${cluster[@]}" \
        --catalog "$work/catalog.jsonl" --out "$work/out"
      tail -n 1 "$work/cluster.log"
    done
    ;;
  planning)
    prepare "$home/examples/media/sample.mp4" "$titles"
    measured planning "$home/examples/spark/bin/fragmill-spark" --driver-memory 512m "${cluster[@]}" \
      --conf spark.driver.extraJavaOptions="-Xlog:gc:file=$work/gc.log" \
      --catalog "$work/catalog.jsonl" --out "$work/out" --dry-run --quiet
    tail -n 3 "$work/planning.log"
    wc -l "$work/out/report.jsonl"
    grep -o '[0-9]*M->[0-9]*M([0-9]*M)' "$work/gc.log" | sort -t'>' -k2 -n | tail -n 3
    ;;
  *)
    echo "expected throughput or planning, found $what" >&2
    exit 2
    ;;
esac
