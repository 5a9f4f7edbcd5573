"""The science of Trapline: video, motion, models, localization. No Qt, no SQL, nothing imported here."""
