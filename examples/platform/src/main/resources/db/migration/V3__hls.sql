-- Whether HLS playlists are among the files; titles that were packaged before have none.

ALTER TABLE packaging ADD COLUMN hls BOOLEAN DEFAULT FALSE NOT NULL;
