<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name>AboutDialog</name>
    <message>
      <source>About Trapline</source>
      <translation>Über Trapline</translation>
    </message>
    <message>
      <source>Finds, reviews and analyses animals in camera-trap video, on your own computer.</source>
      <translation>Tiere in Kamerafallen-Videos finden, prüfen und auswerten – auf dem eigenen Computer.</translation>
    </message>
    <message>
      <source>How to cite</source>
      <translation>Zitierweise</translation>
    </message>
    <message>
      <source>Licence</source>
      <translation>Lizenz</translation>
    </message>
    <message>
      <source>Parts and their licences</source>
      <translation>Komponenten und ihre Lizenzen</translation>
    </message>
    <message>
      <source>Trapline {version}</source>
      <translation>Trapline {version}</translation>
    </message>
  </context>
  <context>
    <name>ActionsBar</name>
    <message>
      <source>Behavior</source>
      <translation>Verhalten</translation>
    </message>
    <message>
      <source>Behavior of the chosen</source>
      <translation>Verhalten der Auswahl</translation>
    </message>
    <message>
      <source>Species</source>
      <translation>Art</translation>
    </message>
    <message>
      <source>Species of the chosen</source>
      <translation>Art der Auswahl</translation>
    </message>
    <message>
      <source>{m} observations</source>
      <translation>{m} Beobachtungen</translation>
    </message>
    <message>
      <source>{n} of {m} chosen</source>
      <translation>{n} von {m} ausgewählt</translation>
    </message>
  </context>
  <context>
    <name>Adding</name>
    <message>
      <source>This file cannot be read: nothing can be said of what is in it.</source>
      <translation>Diese Datei ist nicht lesbar: Über ihren Inhalt lässt sich nichts sagen.</translation>
    </message>
  </context>
  <context>
    <name>AgreementDialog</name>
    <message>
      <source>Agreement</source>
      <translation>Übereinstimmung</translation>
    </message>
    <message>
      <source>Agreement of observers</source>
      <translation>Übereinstimmung der Beobachter</translation>
    </message>
    <message>
      <source>Animals compared: {n}, kappa {k}. Videos: {m}</source>
      <translation>Verglichene Tiere: {n}, Kappa {k}. Videos: {m}</translation>
    </message>
    <message>
      <source>Animals in the labels alone: {a}, only seen by the second: {b}</source>
      <translation>Tiere nur in den geltenden Angaben: {a}, nur vom Zweitbeobachter gesehen: {b}</translation>
    </message>
    <message>
      <source>Both</source>
      <translation>Beide</translation>
    </message>
    <message>
      <source>Class</source>
      <translation>Klasse</translation>
    </message>
    <message>
      <source>Comma-separated values (*.csv)</source>
      <translation>Kommagetrennte Werte (*.csv)</translation>
    </message>
    <message>
      <source>Differ</source>
      <translation>Abweichend</translation>
    </message>
    <message>
      <source>Kappa</source>
      <translation>Kappa</translation>
    </message>
    <message>
      <source>Labels</source>
      <translation>Angaben</translation>
    </message>
    <message>
      <source>Labels that count against</source>
      <translation>Geltende Angaben im Vergleich mit</translation>
    </message>
    <message>
      <source>Nothing has been reviewed by both yet.</source>
      <translation>Bisher haben nicht beide dasselbe geprüft.</translation>
    </message>
    <message>
      <source>Save numbers…</source>
      <translation>Zahlen speichern …</translation>
    </message>
    <message>
      <source>Save the numbers</source>
      <translation>Zahlen speichern</translation>
    </message>
    <message>
      <source>Second</source>
      <translation>Zweitbeobachter</translation>
    </message>
    <message>
      <source>Second observer</source>
      <translation>Zweitbeobachter</translation>
    </message>
    <message>
      <source>Shared</source>
      <translation>Gemeinsam</translation>
    </message>
    <message>
      <source>Species count animals that both reviewed; behaviors count seconds of what both kept. What one alone saw has no part in kappa. Kappa is agreement beyond chance (Cohen 1960): 1 is perfect, 0 is chance. Shared is the bouts' intersection over union; moments are counted, the same within 1 s. In brackets: 95 % intervals over sites, or over videos where fewer than six sites have any. A click on what differs opens its videos.</source>
      <translation>Bei Arten werden die Tiere gezählt, die beide geprüft haben, bei Verhaltensweisen die Sekunden in dem, was beide behalten haben. Was nur einer gesehen hat, geht nicht in Kappa ein. Kappa ist die über den Zufall hinausgehende Übereinstimmung (Cohen 1960): 1 ist vollständig, 0 entspricht dem Zufall. Gemeinsam: Schnittmenge der Verhaltensabschnitte geteilt durch ihre Vereinigung; Momente werden gezählt und gelten bis 1 s Abstand als derselbe. In Klammern: 95-%-Intervalle über Standorte, oder über Videos, wo weniger als sechs Standorte etwas haben. Ein Klick auf eine Zahl unter „Abweichend“ öffnet die Videos.</translation>
    </message>
    <message>
      <source>not seen by one</source>
      <translation>von einem nicht gesehen</translation>
    </message>
    <message>
      <source>rejected</source>
      <translation>abgelehnt</translation>
    </message>
    <message>
      <source>{file} is written.</source>
      <translation>{file} wurde geschrieben.</translation>
    </message>
    <message>
      <source>{k} (95 % interval {low} to {high})</source>
      <translation>{k} (95-%-Intervall {low} bis {high})</translation>
    </message>
    <message>
      <source>{value} ({low} to {high})</source>
      <translation>{value} ({low} bis {high})</translation>
    </message>
  </context>
  <context>
    <name>AnalysePage</name>
    <message>
      <source>A click on a part of the plot or on a number opens its videos.</source>
      <translation>Ein Klick auf einen Teil der Grafik oder auf eine Zahl öffnet die zugehörigen Videos.</translation>
    </message>
    <message>
      <source>All analyses of this selection in one HTML file</source>
      <translation>Alle Auswertungen dieser Auswahl in einer HTML-Datei</translation>
    </message>
    <message>
      <source>Analyses</source>
      <translation>Auswertungen</translation>
    </message>
    <message>
      <source>Report…</source>
      <translation>Bericht …</translation>
    </message>
    <message>
      <source>Save numbers…</source>
      <translation>Zahlen speichern …</translation>
    </message>
    <message>
      <source>Save picture…</source>
      <translation>Grafik speichern …</translation>
    </message>
    <message>
      <source>What was found</source>
      <translation>Was gefunden wurde</translation>
    </message>
    <message>
      <source>Working…</source>
      <translation>Wird berechnet …</translation>
    </message>
  </context>
  <context>
    <name>AnalyseVisit</name>
    <message>
      <source>Back to Analyse</source>
      <translation>Zurück zur Auswertung</translation>
    </message>
    <message>
      <source>{what} (one animal in one video).</source>
      <translation>{what} (ein Tier in einem Video).</translation>
    </message>
    <message>
      <source>{what} ({m} animals in one video).</source>
      <translation>{what} ({m} Tiere in einem Video).</translation>
    </message>
    <message>
      <source>{what} ({m} animals in {n} videos).</source>
      <translation>{what} ({m} Tiere in {n} Videos).</translation>
    </message>
  </context>
  <context>
    <name>Analyses</name>
    <message>
      <source>Accumulation</source>
      <translation>Artenakkumulation</translation>
    </message>
    <message>
      <source>Behavior</source>
      <translation>Verhalten</translation>
    </message>
    <message>
      <source>By class</source>
      <translation>Nach Klasse</translation>
    </message>
    <message>
      <source>By hour</source>
      <translation>Nach Stunde</translation>
    </message>
    <message>
      <source>By season</source>
      <translation>Nach Jahreszeit</translation>
    </message>
    <message>
      <source>By site</source>
      <translation>Nach Standort</translation>
    </message>
    <message>
      <source>Confusion</source>
      <translation>Verwechslungen</translation>
    </message>
    <message>
      <source>Daily activity</source>
      <translation>Tageszeitliche Aktivität</translation>
    </message>
    <message>
      <source>Detection history</source>
      <translation>Nachweishistorie</translation>
    </message>
    <message>
      <source>Duration of bouts</source>
      <translation>Dauer der Verhaltensabschnitte</translation>
    </message>
    <message>
      <source>Effort by occasion</source>
      <translation>Erfassungsaufwand je Periode</translation>
    </message>
    <message>
      <source>Machine and people</source>
      <translation>Programm und Mensch</translation>
    </message>
    <message>
      <source>Map of sites</source>
      <translation>Karte der Standorte</translation>
    </message>
    <message>
      <source>Naive occupancy</source>
      <translation>Naive Besetzungsrate</translation>
    </message>
    <message>
      <source>Overlap of two species</source>
      <translation>Überlappung zweier Arten</translation>
    </message>
    <message>
      <source>Reactions to the camera</source>
      <translation>Reaktionen auf die Kamera</translation>
    </message>
    <message>
      <source>Relative abundance</source>
      <translation>Relative Abundanz</translation>
    </message>
    <message>
      <source>Relative abundance by site</source>
      <translation>Relative Abundanz nach Standort</translation>
    </message>
    <message>
      <source>Species and sites</source>
      <translation>Arten und Standorte</translation>
    </message>
    <message>
      <source>Time budget by individual</source>
      <translation>Zeitbudget nach Individuum</translation>
    </message>
    <message>
      <source>Time budget by species</source>
      <translation>Zeitbudget nach Art</translation>
    </message>
    <message>
      <source>Time of day</source>
      <translation>Tageszeit</translation>
    </message>
    <message>
      <source>What follows what</source>
      <translation>Verhaltensabfolge</translation>
    </message>
  </context>
  <context>
    <name>Behaving</name>
    <message>
      <source>Accept {name}</source>
      <translation>{name} bestätigen</translation>
    </message>
    <message>
      <source>Add a behavior</source>
      <translation>Verhalten hinzufügen</translation>
    </message>
    <message>
      <source>Name a behavior</source>
      <translation>Verhalten benennen</translation>
    </message>
  </context>
  <context>
    <name>BoxCanvas</name>
    <message>
      <source>Drag to move this box, with Shift to draw another over it.</source>
      <translation>Ziehen verschiebt diesen Rahmen, mit Umschalt wird ein anderer darüber gezogen.</translation>
    </message>
  </context>
  <context>
    <name>Boxing</name>
    <message>
      <source>Draw an animal</source>
      <translation>Ein Tier einzeichnen</translation>
    </message>
    <message>
      <source>It is the only box of this animal. Reject the animal instead.</source>
      <translation>Das ist der einzige Rahmen dieses Tiers. Lehnen Sie stattdessen das Tier ab.</translation>
    </message>
    <message>
      <source>Move the box of {name}</source>
      <translation>Rahmen von {name} verschieben</translation>
    </message>
    <message>
      <source>Remove a box of {name}</source>
      <translation>Einen Rahmen von {name} entfernen</translation>
    </message>
    <message>
      <source>Select an animal that has a box in this frame first.</source>
      <translation>Wählen Sie zuerst ein Tier aus, das in diesem Bild einen Rahmen hat.</translation>
    </message>
    <message>
      <source>There is no picture to draw on.</source>
      <translation>Es gibt kein Bild, auf das gezeichnet werden könnte.</translation>
    </message>
    <message>
      <source>This box follows from those before and after it. Go to one of them to remove it.</source>
      <translation>Dieser Rahmen ergibt sich aus denen davor und danach. Gehen Sie zu einem von diesen, um ihn zu entfernen.</translation>
    </message>
  </context>
  <context>
    <name>BulkProgress</name>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
  </context>
  <context>
    <name>BurntInDialog</name>
    <message>
      <source>Clocks in the pictures</source>
      <translation>Eingeblendete Uhrzeiten</translation>
    </message>
    <message>
      <source>Day or month first</source>
      <translation>Tag oder Monat zuerst</translation>
    </message>
    <message>
      <source>In the picture</source>
      <translation>Im Bild</translation>
    </message>
    <message>
      <source>Known from</source>
      <translation>Quelle</translation>
    </message>
    <message>
      <source>Leave out dates that can be read in two ways</source>
      <translation>Mehrdeutige Daten auslassen</translation>
    </message>
    <message>
      <source>Reading the pictures…</source>
      <translation>Die Bilder werden gelesen …</translation>
    </message>
    <message>
      <source>Recorded now</source>
      <translation>Bisherige Aufnahmezeit</translation>
    </message>
    <message>
      <source>Several frames of each video are read. What cannot be read surely stays as it is, never guessed.</source>
      <translation>Von jedem Video werden mehrere Bilder gelesen. Was nicht sicher lesbar ist, bleibt unverändert; geraten wird nie.</translation>
    </message>
    <message>
      <source>Take these times</source>
      <translation>Diese Zeiten übernehmen</translation>
    </message>
    <message>
      <source>The day comes first: 12/06 is the 12th of June</source>
      <translation>Tag zuerst: 12/06 ist der 12. Juni</translation>
    </message>
    <message>
      <source>The first {n} videos are shown.</source>
      <translation>Gezeigt werden die ersten {n} Videos.</translation>
    </message>
    <message>
      <source>The month comes first: 12/06 is the 6th of December</source>
      <translation>Monat zuerst: 12/06 ist der 6. Dezember</translation>
    </message>
    <message>
      <source>Times from the pictures</source>
      <translation>Zeiten aus den Bildern</translation>
    </message>
    <message>
      <source>Video</source>
      <translation>Video</translation>
    </message>
    <message>
      <source>unknown</source>
      <translation>unbekannt</translation>
    </message>
    <message>
      <source>{read} of {all} clocks can be read; videos that would get that time: {new}.</source>
      <translation>{read} von {all} Uhren sind lesbar; Videos, die diese Zeit erhalten würden: {new}.</translation>
    </message>
  </context>
  <context>
    <name>Captions</name>
    <message>
      <source>Choose one in the library, or drop a folder of videos on the window.</source>
      <translation>Wählen Sie eines in der Bibliothek oder ziehen Sie einen Ordner mit Videos in das Fenster.</translation>
    </message>
    <message>
      <source>Frame {0} cannot be read</source>
      <translation>Bild {0} ist nicht lesbar</translation>
    </message>
    <message>
      <source>No video open</source>
      <translation>Kein Video geöffnet</translation>
    </message>
    <message>
      <source>Opening …</source>
      <translation>Wird geöffnet …</translation>
    </message>
    <message>
      <source>Reads up to {0}</source>
      <translation>Lesbar bis {0}</translation>
    </message>
    <message>
      <source>Reads up to {0} of {1}</source>
      <translation>Lesbar bis {0} von {1}</translation>
    </message>
    <message>
      <source>The end of this photo is missing</source>
      <translation>Das Ende dieses Fotos fehlt</translation>
    </message>
    <message>
      <source>{0} cannot be read</source>
      <translation>{0} ist nicht lesbar</translation>
    </message>
    <message>
      <source>“{0}” is neither a time nor a frame: write 12.5, 1:05 or f374</source>
      <translation>„{0}“ ist weder Zeit noch Bild: 12,5; 1:05; f374</translation>
    </message>
    <message>
      <source>“{0}” is past the last frame, at {1}</source>
      <translation>„{0}“ liegt nach dem letzten Bild bei {1}</translation>
    </message>
  </context>
  <context>
    <name>Choices</name>
    <message>
      <source>Add “{name}” to this project…</source>
      <translation>„{name}“ zu diesem Projekt hinzufügen …</translation>
    </message>
    <message>
      <source>Arrow down and Enter add it.</source>
      <translation>Pfeil nach unten und Enter fügen es hinzu.</translation>
    </message>
    <message>
      <source>Arrow keys: take a near one, or add it.</source>
      <translation>Pfeiltasten: ein ähnliches, oder hinzufügen.</translation>
    </message>
    <message>
      <source>No animal here is called “{name}”.</source>
      <translation>Hier heißt kein Tier „{name}“.</translation>
    </message>
    <message>
      <source>No behavior here is called “{name}”.</source>
      <translation>Hier heißt kein Verhalten „{name}“.</translation>
    </message>
    <message>
      <source>class</source>
      <translation>Klasse</translation>
    </message>
    <message>
      <source>family</source>
      <translation>Familie</translation>
    </message>
    <message>
      <source>genus</source>
      <translation>Gattung</translation>
    </message>
    <message>
      <source>group</source>
      <translation>Gruppe</translation>
    </message>
    <message>
      <source>moment</source>
      <translation>Moment</translation>
    </message>
    <message>
      <source>not on the list</source>
      <translation>nicht auf der Liste</translation>
    </message>
    <message>
      <source>order</source>
      <translation>Ordnung</translation>
    </message>
    <message>
      <source>recent</source>
      <translation>zuletzt verwendet</translation>
    </message>
    <message>
      <source>species</source>
      <translation>Art</translation>
    </message>
    <message>
      <source>subfamily</source>
      <translation>Unterfamilie</translation>
    </message>
    <message>
      <source>tribe</source>
      <translation>Tribus</translation>
    </message>
    <message>
      <source>“{name}” is not offered now: the ethogram says so.</source>
      <translation>„{name}“ wird zurzeit nicht angeboten: So steht es im Ethogramm.</translation>
    </message>
  </context>
  <context>
    <name>Choosing</name>
    <message>
      <source>1 day an occasion</source>
      <translation>1 Tag je Erfassungsperiode</translation>
    </message>
    <message>
      <source>All days</source>
      <translation>Alle Tage</translation>
    </message>
    <message>
      <source>All sites</source>
      <translation>Alle Standorte</translation>
    </message>
    <message>
      <source>All species</source>
      <translation>Alle Arten</translation>
    </message>
    <message>
      <source>By the sun</source>
      <translation>Nach Sonnenstand</translation>
    </message>
    <message>
      <source>Coordinates</source>
      <translation>Koordinaten</translation>
    </message>
    <message>
      <source>Days of an occasion</source>
      <translation>Tage je Erfassungsperiode</translation>
    </message>
    <message>
      <source>First species</source>
      <translation>Erste Art</translation>
    </message>
    <message>
      <source>From this day</source>
      <translation>Ab diesem Tag</translation>
    </message>
    <message>
      <source>How exactly the map and its numbers tell where sites are</source>
      <translation>Wie genau die Karte und ihre Zahlen zeigen, wo Standorte liegen</translation>
    </message>
    <message>
      <source>Reviewed means animals and behaviors that a person looked at. What “Confirm the rest” accepted unseen is still the machine's word.</source>
      <translation>Geprüft ist, was eine Person angesehen hat, von Tieren wie von Verhalten. Was „Übrige bestätigen“ ungesehen bestätigt hat, sagt weiterhin nur das Programm.</translation>
    </message>
    <message>
      <source>Reviewed only</source>
      <translation>Nur Geprüftes</translation>
    </message>
    <message>
      <source>Reviewed or not</source>
      <translation>Geprüft oder nicht</translation>
    </message>
    <message>
      <source>Reviewed, or by a rule</source>
      <translation>Geprüft oder nach Regel</translation>
    </message>
    <message>
      <source>Second species</source>
      <translation>Zweite Art</translation>
    </message>
    <message>
      <source>Share of an occasion that a camera has to work for it to count</source>
      <translation>Anteil einer Erfassungsperiode, den eine Kamera arbeiten muss, damit sie zählt</translation>
    </message>
    <message>
      <source>Species of the detection history</source>
      <translation>Art für die Nachweishistorie</translation>
    </message>
    <message>
      <source>Sunrise at 6, sunset at 18, wherever and whenever it was.</source>
      <translation>Sonnenaufgang um 6 Uhr, Sonnenuntergang um 18 Uhr, unabhängig von Ort und Jahreszeit.</translation>
    </message>
    <message>
      <source>To this day</source>
      <translation>Bis zu diesem Tag</translation>
    </message>
    <message>
      <source>Whose word counts</source>
      <translation>Wessen Wort zählt</translation>
    </message>
    <message>
      <source>and</source>
      <translation>und</translation>
    </message>
    <message>
      <source>worked at all</source>
      <translation>überhaupt erfasst</translation>
    </message>
    <message>
      <source>worked {n} % or more</source>
      <translation>{n} % oder mehr erfasst</translation>
    </message>
    <message>
      <source>{n} days an occasion</source>
      <translation>{n} Tage je Erfassungsperiode</translation>
    </message>
    <message>
      <source>{n} sites</source>
      <translation>{n} Standorte</translation>
    </message>
    <message>
      <source>{n} species</source>
      <translation>{n} Arten</translation>
    </message>
  </context>
  <context>
    <name>ClassModel</name>
    <message>
      <source>All</source>
      <translation>Alle</translation>
    </message>
    <message>
      <source>Clips: {n}. Events, whose clips show the same animals: {m}.</source>
      <translation>Clips: {n}. Ereignisse, deren Clips dieselben Tiere zeigen: {m}.</translation>
    </message>
    <message>
      <source>{site}: judged on, never learned from</source>
      <translation>{site}: nur zur Bewertung, nicht zum Lernen</translation>
    </message>
  </context>
  <context>
    <name>ClassTable</name>
    <message>
      <source>Examples of each class at each site</source>
      <translation>Beispiele jeder Klasse an jedem Standort</translation>
    </message>
  </context>
  <context>
    <name>ClockDialog</name>
    <message>
      <source>And when it said</source>
      <translation>Und als die Kamera anzeigte</translation>
    </message>
    <message>
      <source>Clock of {name}</source>
      <translation>Uhr von {name}</translation>
    </message>
    <message>
      <source>Day and month were swapped</source>
      <translation>Tag und Monat waren vertauscht</translation>
    </message>
    <message>
      <source>It drifted: two moments are known</source>
      <translation>Sie ging vor oder nach: Zwei Zeitpunkte sind bekannt</translation>
    </message>
    <message>
      <source>It is repaired already; what you choose here replaces that.</source>
      <translation>Diese Uhr ist schon korrigiert: Was Sie hier wählen, ersetzt diese Korrektur.</translation>
    </message>
    <message>
      <source>It lost its power and began anew (2000, 1970)</source>
      <translation>Sie wurde ohne Strom zurückgesetzt (2000, 1970)</translation>
    </message>
    <message>
      <source>It was</source>
      <translation>Tatsächlich</translation>
    </message>
    <message>
      <source>It was changed to summer time; I want standard time</source>
      <translation>Sie wurde auf Sommerzeit umgestellt; gewünscht ist Normalzeit</translation>
    </message>
    <message>
      <source>It was in truth</source>
      <translation>Es war in Wirklichkeit</translation>
    </message>
    <message>
      <source>It was set wrong: always off by the same</source>
      <translation>Sie war falsch gestellt: immer um denselben Betrag</translation>
    </message>
    <message>
      <source>Nothing: believe it as it is</source>
      <translation>Nichts: Die Zeiten stimmen</translation>
    </message>
    <message>
      <source>Repair</source>
      <translation>Korrigieren</translation>
    </message>
    <message>
      <source>Summer time of</source>
      <translation>Sommerzeit in</translation>
    </message>
    <message>
      <source>The camera said</source>
      <translation>Kamerazeit</translation>
    </message>
    <message>
      <source>Video</source>
      <translation>Video</translation>
    </message>
    <message>
      <source>Videos, before and after</source>
      <translation>Videos, vorher und nachher</translation>
    </message>
    <message>
      <source>What was wrong</source>
      <translation>Was nicht stimmte</translation>
    </message>
    <message>
      <source>When the camera said</source>
      <translation>Als die Kamera anzeigte</translation>
    </message>
    <message>
      <source>{moved} of {all} videos get another time. What the camera said is kept.</source>
      <translation>{moved} von {all} Videos erhalten eine andere Zeit. Die Angabe der Kamera bleibt erhalten.</translation>
    </message>
  </context>
  <context>
    <name>Coding</name>
    <message>
      <source>Select the animal that does it first.</source>
      <translation>Wählen Sie zuerst das Tier aus, das dieses Verhalten zeigt.</translation>
    </message>
  </context>
  <context>
    <name>CodingBar</name>
    <message>
      <source>CODING  {name}</source>
      <translation>KODIEREN  {name}</translation>
    </message>
    <message>
      <source>Coding</source>
      <translation>Kodieren</translation>
    </message>
    <message>
      <source>Coding is over</source>
      <translation>Kodieren beendet</translation>
    </message>
    <message>
      <source>Hold a key while it lasts, or tap when it begins and ends. Esc ends coding.</source>
      <translation>Halten Sie die Taste, solange es dauert, oder tippen Sie bei Beginn und Ende. Esc beendet.</translation>
    </message>
    <message>
      <source>select an animal</source>
      <translation>Tier auswählen</translation>
    </message>
  </context>
  <context>
    <name>ColumnsForm</name>
    <message>
      <source>Behavior</source>
      <translation>Verhalten</translation>
    </message>
    <message>
      <source>End</source>
      <translation>Ende</translation>
    </message>
    <message>
      <source>Folder of the file</source>
      <translation>Ordner der Datei</translation>
    </message>
    <message>
      <source>How many</source>
      <translation>Wie viele</translation>
    </message>
    <message>
      <source>Individual</source>
      <translation>Individuum</translation>
    </message>
    <message>
      <source>Life stage</source>
      <translation>Altersklasse</translation>
    </message>
    <message>
      <source>No column</source>
      <translation>Keine Spalte</translation>
    </message>
    <message>
      <source>Notes</source>
      <translation>Notizen</translation>
    </message>
    <message>
      <source>Sex</source>
      <translation>Geschlecht</translation>
    </message>
    <message>
      <source>Species</source>
      <translation>Art</translation>
    </message>
    <message>
      <source>Start (seconds or m:s)</source>
      <translation>Anfang (Sekunden oder m:s)</translation>
    </message>
    <message>
      <source>Video file</source>
      <translation>Videodatei</translation>
    </message>
  </context>
  <context>
    <name>ConfidencePage</name>
    <message>
      <source>Between</source>
      <translation>Dazwischen</translation>
    </message>
    <message>
      <source>Confidence by tenths</source>
      <translation>Konfidenz in Zehnteln</translation>
    </message>
    <message>
      <source>Drag over the bars to keep a part of them.</source>
      <translation>Ziehen Sie über die Balken, um einen Bereich auszuwählen.</translation>
    </message>
    <message>
      <source>Sure</source>
      <translation>Sicher</translation>
    </message>
    <message>
      <source>Unsure</source>
      <translation>Unsicher</translation>
    </message>
  </context>
  <context>
    <name>ConfirmRestDialog</name>
    <message>
      <source>A genus, family or order takes all that belongs to it. In brackets: where the true share lies 19 times in 20. What the filter hides stays as it is. All can be undone in one step, and each label says that it was given by this rule.</source>
      <translation>Eine Gattung, Familie oder Ordnung umfasst alles, was zu ihr gehört. In Klammern: Bereich, in dem der wahre Anteil in 19 von 20 Fällen liegt. Weggefiltertes bleibt unberührt. Alles lässt sich in einem Schritt rückgängig machen; jede Angabe vermerkt diese Regel.</translation>
    </message>
    <message>
      <source>Confirm the rest</source>
      <translation>Übrige bestätigen</translation>
    </message>
    <message>
      <source>Confirm {n}</source>
      <translation>{n} bestätigen</translation>
    </message>
    <message>
      <source>Confirm {n} × {name} from {share} on</source>
      <translation>{n} × {name} ab {share} bestätigen</translation>
    </message>
    <message>
      <source>From this confidence on</source>
      <translation>Ab dieser Konfidenz</translation>
    </message>
    <message>
      <source>Nobody has looked yet at anything that this rule would have taken in videos that the model has not learned from.</source>
      <translation>In Videos, aus denen das Modell nicht gelernt hat, wurde bisher nichts geprüft, was diese Regel erfasst hätte.</translation>
    </message>
    <message>
      <source>Nobody has looked yet at anything that this rule would have taken.</source>
      <translation>Bisher wurde nichts geprüft, was diese Regel erfasst hätte.</translation>
    </message>
    <message>
      <source>None is that sure: the surest has {share}</source>
      <translation>Keine ist so sicher: die sicherste hat {share}</translation>
    </message>
    <message>
      <source>Of {n} that this rule would have taken and somebody has looked at, {k} were wrong: {share}.</source>
      <translation>Von {n} geprüften, die diese Regel erfasst hätte, waren {k} falsch: {share}.</translation>
    </message>
    <message>
      <source>One observation would be confirmed unseen</source>
      <translation>Eine Beobachtung würde ungesehen bestätigt</translation>
    </message>
    <message>
      <source>Species</source>
      <translation>Art</translation>
    </message>
    <message>
      <source>That rests on few. Review at least {n} first, best of a random sample.</source>
      <translation>Das beruht auf wenigen Fällen. Prüfen Sie erst mindestens {n}, am besten aus einer Zufallsstichprobe.</translation>
    </message>
    <message>
      <source>{n} observations would be confirmed unseen</source>
      <translation>{n} Beobachtungen würden ungesehen bestätigt</translation>
    </message>
  </context>
  <context>
    <name>Confusion</name>
    <message>
      <source>Who is taken for whom</source>
      <translation>Was womit verwechselt wird</translation>
    </message>
  </context>
  <context>
    <name>CoordinatesBox</name>
    <message>
      <source>As exact as they are known</source>
      <translation>So genau wie bekannt</translation>
    </message>
    <message>
      <source>Coordinates</source>
      <translation>Koordinaten</translation>
    </message>
    <message>
      <source>Rounded, {reach} off at most</source>
      <translation>Gerundet, höchstens {reach} daneben</translation>
    </message>
  </context>
  <context>
    <name>Curves</name>
    <message>
      <source>How the training goes</source>
      <translation>Trainingsverlauf</translation>
    </message>
    <message>
      <source>error on what it learns</source>
      <translation>Fehler auf den Trainingsdaten</translation>
    </message>
    <message>
      <source>mean average precision of behaviors, held out</source>
      <translation>Mean Average Precision der Verhalten, bei Zurückgehaltenem</translation>
    </message>
    <message>
      <source>right on what is held out</source>
      <translation>richtig bei Zurückgehaltenem</translation>
    </message>
    <message>
      <source>round {n}</source>
      <translation>Runde {n}</translation>
    </message>
  </context>
  <context>
    <name>DataCard</name>
    <message>
      <source>Do not learn this</source>
      <translation>Nicht lernen</translation>
    </message>
    <message>
      <source>Good to know</source>
      <translation>Gut zu wissen</translation>
    </message>
    <message>
      <source>Learn it as</source>
      <translation>Lernen als</translation>
    </message>
    <message>
      <source>Left out or merged: {what}. Undo</source>
      <translation>Weggelassen oder zusammengelegt: {what}. Rückgängig</translation>
    </message>
    <message>
      <source>Nobody has named an animal or a behavior yet. Name some, or accept what was named right; each is an example to learn from. Rejected motion teaches what is nothing.</source>
      <translation>Bisher wurde kein Tier und kein Verhalten benannt. Benennen Sie einige, oder bestätigen Sie, was richtig benannt ist; jedes davon ist ein Beispiel zum Lernen. Abgelehnte Bewegungen lehren, wo nichts ist.</translation>
    </message>
    <message>
      <source>One example, out of what people reviewed.</source>
      <translation>Ein Beispiel aus dem, was Personen geprüft haben.</translation>
    </message>
    <message>
      <source>One more shows an animal that does none of the behaviors.</source>
      <translation>Ein weiteres zeigt ein Tier, das nichts davon tut.</translation>
    </message>
    <message>
      <source>Review more</source>
      <translation>Weiter prüfen</translation>
    </message>
    <message>
      <source>Start the review</source>
      <translation>Prüfung beginnen</translation>
    </message>
    <message>
      <source>This project has no videos yet.</source>
      <translation>Dieses Projekt hat noch keine Videos.</translation>
    </message>
    <message>
      <source>What there is to learn from</source>
      <translation>Verfügbare Lernbeispiele</translation>
    </message>
    <message>
      <source>What would help most next</source>
      <translation>Was jetzt am meisten helfen würde</translation>
    </message>
    <message>
      <source>{a} as {b}</source>
      <translation>{a} als {b}</translation>
    </message>
    <message>
      <source>{n} examples of {c} classes from one site, out of what people reviewed.</source>
      <translation>{n} Beispiele für {c} Klassen von einem Standort, aus dem, was Personen geprüft haben.</translation>
    </message>
    <message>
      <source>{n} examples of {c} classes from {s} sites, out of what people reviewed.</source>
      <translation>{n} Beispiele für {c} Klassen von {s} Standorten, aus dem, was Personen geprüft haben.</translation>
    </message>
    <message>
      <source>{n} examples, all of one class, out of what people reviewed.</source>
      <translation>{n} Beispiele, alle für eine Klasse, aus dem, was Personen geprüft haben.</translation>
    </message>
    <message>
      <source>{n} more show animals that do none of the behaviors.</source>
      <translation>{n} weitere zeigen Tiere, die nichts davon tun.</translation>
    </message>
    <message>
      <source>… and {n} more of the kind.</source>
      <translation>… und {n} weitere dieser Art.</translation>
    </message>
    <message>
      <source>◦ marks the sites that it is judged on.</source>
      <translation>◦ kennzeichnet die Standorte, die nur zur Bewertung dienen.</translation>
    </message>
  </context>
  <context>
    <name>DateParts</name>
    <message>
      <source>Day</source>
      <translation>Tag</translation>
    </message>
    <message>
      <source>Hour</source>
      <translation>Stunde</translation>
    </message>
    <message>
      <source>Minute</source>
      <translation>Minute</translation>
    </message>
    <message>
      <source>Month</source>
      <translation>Monat</translation>
    </message>
    <message>
      <source>Second</source>
      <translation>Sekunde</translation>
    </message>
    <message>
      <source>Year</source>
      <translation>Jahr</translation>
    </message>
  </context>
  <context>
    <name>DaysPage</name>
    <message>
      <source>From</source>
      <translation>Von</translation>
    </message>
    <message>
      <source>No video says when it was taken.</source>
      <translation>Von keinem Video ist bekannt, wann es aufgenommen wurde.</translation>
    </message>
    <message>
      <source>There are videos from {first} to {last}.</source>
      <translation>Es gibt Videos vom {first} bis {last}.</translation>
    </message>
    <message>
      <source>Until</source>
      <translation>Bis</translation>
    </message>
  </context>
  <context>
    <name>Deployments</name>
    <message>
      <source>no</source>
      <translation>nein</translation>
    </message>
    <message>
      <source>yes</source>
      <translation>ja</translation>
    </message>
    <message>
      <source>{words} is neither yes nor no.</source>
      <translation>{words} ist weder ja noch nein.</translation>
    </message>
    <message>
      <source>{words} is no number.</source>
      <translation>{words} ist keine Zahl.</translation>
    </message>
    <message>
      <source>{words} is not a coordinate. Write it like 48.512 or 48° 30.7′.</source>
      <translation>{words} ist keine Koordinate. Schreiben Sie sie wie 48,512 oder 48° 30,7′.</translation>
    </message>
    <message>
      <source>{words} is not a date. Write it like 2026-05-01 12:00.</source>
      <translation>{words} ist kein Datum. Format: 2026-05-01 12:00.</translation>
    </message>
    <message>
      <source>{words} is not a gap. Write it like 2026-05-04 12:00 – 2026-05-06 12:00.</source>
      <translation>{words} ist kein Ausfall. Format: 2026-05-04 12:00 – 2026-05-06 12:00.</translation>
    </message>
  </context>
  <context>
    <name>DeploymentsDialog</name>
    <message>
      <source>And {n} more.</source>
      <translation>Und {n} weitere.</translation>
    </message>
    <message>
      <source>Bait</source>
      <translation>Köder</translation>
    </message>
    <message>
      <source>Camera</source>
      <translation>Kamera</translation>
    </message>
    <message>
      <source>Change of a deployment</source>
      <translation>Änderung eines Einsatzes</translation>
    </message>
    <message>
      <source>Click twice on a cell to change it. Times are those of the camera, like 2026-05-01 12:00. Without start and end effort is counted from the first to the last video; gaps, like 2026-05-04 12:00 – 2026-05-06 12:00, are taken off it.</source>
      <translation>Zum Ändern auf eine Zelle doppelklicken. Zeiten sind Kamerazeiten, Format: 2026-05-01 12:00. Ohne Anfang und Ende zählt der Erfassungsaufwand vom ersten bis zum letzten Video; Ausfälle, Format: 2026-05-04 12:00 – 2026-05-06 12:00, werden abgezogen.</translation>
    </message>
    <message>
      <source>Comments</source>
      <translation>Bemerkungen</translation>
    </message>
    <message>
      <source>Deployment</source>
      <translation>Einsatz</translation>
    </message>
    <message>
      <source>Deployments</source>
      <translation>Einsätze</translation>
    </message>
    <message>
      <source>Deployments and clocks</source>
      <translation>Einsätze und Uhren</translation>
    </message>
    <message>
      <source>End</source>
      <translation>Ende</translation>
    </message>
    <message>
      <source>Gaps</source>
      <translation>Ausfälle</translation>
    </message>
    <message>
      <source>Habitat</source>
      <translation>Lebensraum</translation>
    </message>
    <message>
      <source>Height, m</source>
      <translation>Höhe (m)</translation>
    </message>
    <message>
      <source>Latitude</source>
      <translation>Breitengrad</translation>
    </message>
    <message>
      <source>Longitude</source>
      <translation>Längengrad</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>Modell</translation>
    </message>
    <message>
      <source>Place of {site}</source>
      <translation>Koordinaten von {site}</translation>
    </message>
    <message>
      <source>Read the clocks in the pictures…</source>
      <translation>Eingeblendete Uhrzeiten lesen …</translation>
    </message>
    <message>
      <source>Repair its clock…</source>
      <translation>Uhr korrigieren …</translation>
    </message>
    <message>
      <source>Site</source>
      <translation>Standort</translation>
    </message>
    <message>
      <source>Sites from folders…</source>
      <translation>Standorte aus Ordnern …</translation>
    </message>
    <message>
      <source>Start</source>
      <translation>Anfang</translation>
    </message>
    <message>
      <source>{name}: the clock fell back at {file}. Did the camera begin anew?</source>
      <translation>{name}: Bei {file} springt die Uhr zurück. Wurde die Kamera zurückgesetzt?</translation>
    </message>
    <message>
      <source>{name}: videos dated in the future: {n}, the first is {file}.</source>
      <translation>{name}: Videos mit Datum in der Zukunft: {n}, das erste ist {file}.</translation>
    </message>
    <message>
      <source>{name}: videos outside of its start and end: {n}, the first is {file}.</source>
      <translation>{name}: Videos außerhalb von Anfang und Ende: {n}, das erste ist {file}.</translation>
    </message>
    <message>
      <source>{name}: {files} without a date in {folder}</source>
      <translation>{name}: {files} ohne Datum in {folder}</translation>
    </message>
    <message>
      <source>{name}: {files}, {first} – {last}, in {folder}</source>
      <translation>{name}: {files}, {first} – {last}, in {folder}</translation>
    </message>
    <message>
      <source>{site} needs its other coordinate too.</source>
      <translation>{site} braucht auch die andere Koordinate.</translation>
    </message>
  </context>
  <context>
    <name>Desk</name>
    <message>
      <source>Scan now</source>
      <translation>Jetzt scannen</translation>
    </message>
    <message>
      <source>The model runs on: {device}. {why}</source>
      <translation>Das Modell läuft auf: {device}. {why}</translation>
    </message>
    <message>
      <source>There are no videos in {folder}.</source>
      <translation>In {folder} sind keine Videos.</translation>
    </message>
  </context>
  <context>
    <name>Details</name>
    <message>
      <source>About it</source>
      <translation>Über dieses Modell</translation>
    </message>
    <message>
      <source>Class by class</source>
      <translation>Klasse für Klasse</translation>
    </message>
    <message>
      <source>Download</source>
      <translation>Herunterladen</translation>
    </message>
    <message>
      <source>Export to share…</source>
      <translation>Zum Weitergeben exportieren …</translation>
    </message>
    <message>
      <source>Found, by the number of examples: {what}.</source>
      <translation>Gefunden, nach Anzahl der Beispiele: {what}.</translation>
    </message>
    <message>
      <source>Go on with the download</source>
      <translation>Download fortsetzen</translation>
    </message>
    <message>
      <source>How far it is</source>
      <translation>Fortschritt</translation>
    </message>
    <message>
      <source>How good it is here</source>
      <translation>Qualität in diesem Projekt</translation>
    </message>
    <message>
      <source>How sure it is, and how often it is right then</source>
      <translation>Wie sicher es ist und wie oft es dann richtig liegt</translation>
    </message>
    <message>
      <source>Judge on my labels</source>
      <translation>Anhand meiner Angaben bewerten</translation>
    </message>
    <message>
      <source>Lets it name everything that you have reviewed, and counts how often it is right</source>
      <translation>Lässt das Modell alles benennen, was Sie geprüft haben, und zählt, wie oft es richtig liegt</translation>
    </message>
    <message>
      <source>Named as finely as it is sure: {n} of {m} clips, {a} right; it says {b}.</source>
      <translation>So genau benannt, wie es sicher ist: {n} von {m} Clips, {a} richtig; nach eigener Einschätzung {b}.</translation>
    </message>
    <message>
      <source>Nobody knows yet how good it is here. Judge it on your labels to see.</source>
      <translation>Wie gut es in diesem Projekt ist, ist noch nicht bekannt. Bewerten Sie es anhand Ihrer Angaben.</translation>
    </message>
    <message>
      <source>Remove…</source>
      <translation>Entfernen …</translation>
    </message>
    <message>
      <source>Right at each rank: {what}.</source>
      <translation>Richtig je Rangstufe: {what}.</translation>
    </message>
    <message>
      <source>Right at each site: {what}.</source>
      <translation>Richtig je Standort: {what}.</translation>
    </message>
    <message>
      <source>Scores from which on</source>
      <translation>Schwellenwerte</translation>
    </message>
    <message>
      <source>Show all {n}</source>
      <translation>Alle {n} zeigen</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Anhalten</translation>
    </message>
    <message>
      <source>What it can name</source>
      <translation>Was es benennen kann</translation>
    </message>
    <message>
      <source>What it says of its certainty is off by {n} on average.</source>
      <translation>Die angegebene Konfidenz weicht im Mittel um {n} ab.</translation>
    </message>
    <message>
      <source>Who is taken for whom (rows: what it is)</source>
      <translation>Was womit verwechselt wird (Zeilen: tatsächliche Klasse)</translation>
    </message>
    <message>
      <source>With each site left out in turn, mean average precision there: {what}.</source>
      <translation>Jeder Standort der Reihe nach ausgelassen, Mean Average Precision dort: {what}.</translation>
    </message>
    <message>
      <source>With each site left out in turn, right there: {what}.</source>
      <translation>Jeder Standort der Reihe nach ausgelassen, dort richtig: {what}.</translation>
    </message>
    <message>
      <source>With the frames in random order, {what} go from {a} to {b}.</source>
      <translation>Bei zufälliger Bildfolge gehen {what} von {a} auf {b} zurück.</translation>
    </message>
    <message>
      <source>With the frames in random order, {what} stay at {b}: time is not used.</source>
      <translation>Bei zufälliger Bildfolge bleiben {what} bei {b}: Der zeitliche Verlauf wird nicht genutzt.</translation>
    </message>
    <message>
      <source>behaviors</source>
      <translation>Verhaltensweisen</translation>
    </message>
    <message>
      <source>class</source>
      <translation>Klasse</translation>
    </message>
    <message>
      <source>clips</source>
      <translation>Clips</translation>
    </message>
    <message>
      <source>family</source>
      <translation>Familie</translation>
    </message>
    <message>
      <source>few</source>
      <translation>wenige</translation>
    </message>
    <message>
      <source>found</source>
      <translation>gefunden</translation>
    </message>
    <message>
      <source>genus</source>
      <translation>Gattung</translation>
    </message>
    <message>
      <source>many</source>
      <translation>viele</translation>
    </message>
    <message>
      <source>order</source>
      <translation>Ordnung</translation>
    </message>
    <message>
      <source>right when called</source>
      <translation>davon richtig</translation>
    </message>
    <message>
      <source>some</source>
      <translation>einige</translation>
    </message>
    <message>
      <source>species</source>
      <translation>Art</translation>
    </message>
    <message>
      <source>{mark} More about this model</source>
      <translation>{mark} Mehr über dieses Modell</translation>
    </message>
    <message>
      <source>{name}: from {score} on, which finds {n} of them</source>
      <translation>{name}: ab {score}; so werden {n} gefunden</translation>
    </message>
    <message>
      <source>{name}: never sure enough</source>
      <translation>{name}: nie sicher genug</translation>
    </message>
    <message>
      <source>{n} of calls right</source>
      <translation>{n} der Benennungen richtig</translation>
    </message>
    <message>
      <source>… and {n} more</source>
      <translation>… und {n} weitere</translation>
    </message>
  </context>
  <context>
    <name>DiagnosticsDialog</name>
    <message>
      <source>Collecting…</source>
      <translation>Wird zusammengestellt …</translation>
    </message>
    <message>
      <source>For whoever helps you. It is saved where you say and never sent. Paths, file names and the names of your sites and people are taken out; look through it before you give it away.</source>
      <translation>Für alle, die Ihnen helfen. Die Datei wird nur dort gespeichert, wo Sie es angeben, und nie gesendet. Pfade, Dateinamen und die Namen von Standorten und Personen werden entfernt; sehen Sie alles durch, bevor Sie sie weitergeben.</translation>
    </message>
    <message>
      <source>Save as…</source>
      <translation>Speichern unter …</translation>
    </message>
    <message>
      <source>Save diagnostics</source>
      <translation>Diagnose speichern</translation>
    </message>
    <message>
      <source>Zip files (*.zip)</source>
      <translation>ZIP-Dateien (*.zip)</translation>
    </message>
  </context>
  <context>
    <name>DisplayPanel</name>
    <message>
      <source>As recorded</source>
      <translation>Wie aufgenommen</translation>
    </message>
    <message>
      <source>Brightness of the dark</source>
      <translation>Helligkeit dunkler Bereiche</translation>
    </message>
    <message>
      <source>Contrast</source>
      <translation>Kontrast</translation>
    </message>
    <message>
      <source>Contrast within small parts</source>
      <translation>Kontrast in kleinen Bereichen</translation>
    </message>
    <message>
      <source>Dark parts</source>
      <translation>Dunkle Bereiche</translation>
    </message>
    <message>
      <source>Local contrast</source>
      <translation>Lokaler Kontrast</translation>
    </message>
    <message>
      <source>Night</source>
      <translation>Nacht</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>Bild</translation>
    </message>
    <message>
      <source>Picture, on this screen alone</source>
      <translation>Bilddarstellung, nur auf diesem Bildschirm</translation>
    </message>
    <message>
      <source>Take color casts away (infrared)</source>
      <translation>Farbstich entfernen (Infrarot)</translation>
    </message>
  </context>
  <context>
    <name>Door</name>
    <message>
      <source>Add its videos</source>
      <translation>Ihre Videos hinzufügen</translation>
    </message>
    <message>
      <source>Closing…</source>
      <translation>Projekt wird geschlossen …</translation>
    </message>
    <message>
      <source>Drawing the first video…</source>
      <translation>Das erste Video wird gezeichnet …</translation>
    </message>
    <message>
      <source>Keep it elsewhere…</source>
      <translation>Anderswo speichern …</translation>
    </message>
    <message>
      <source>Keep the project in</source>
      <translation>Projekt speichern in</translation>
    </message>
    <message>
      <source>Nothing of {name} was imported.</source>
      <translation>Aus {name} wurde nichts importiert.</translation>
    </message>
    <message>
      <source>This project lies on a network drive: it works, but more slowly, and not while the network is away. A drive of this computer is safer.</source>
      <translation>Dieses Projekt liegt auf einem Netzlaufwerk: Das funktioniert, aber langsamer, und nicht, solange das Netz ausfällt. Ein Laufwerk dieses Computers ist sicherer.</translation>
    </message>
    <message>
      <source>Trapline draws this footage now, on this computer, and scans it as it appears.</source>
      <translation>Trapline zeichnet diese Aufnahmen jetzt auf diesem Computer und scannt sie, sobald sie fertig sind.</translation>
    </message>
    <message>
      <source>Trapline projects (*.trapline)</source>
      <translation>Trapline-Projekte (*.trapline)</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Erneut versuchen</translation>
    </message>
    <message>
      <source>{path} is not a folder, a video or a Trapline project.</source>
      <translation>{path} ist kein Ordner, kein Video und kein Trapline-Projekt.</translation>
    </message>
  </context>
  <context>
    <name>Drawing</name>
    <message>
      <source>The demonstration could not be drawn to its end; the log says why.</source>
      <translation>Die Vorführung konnte nicht fertig gezeichnet werden; den Grund nennt das Protokoll.</translation>
    </message>
    <message>
      <source>The process that draws the demonstration could not be started.</source>
      <translation>Der Prozess, der die Vorführung zeichnet, konnte nicht gestartet werden.</translation>
    </message>
  </context>
  <context>
    <name>Edits</name>
    <message>
      <source>Nothing was named yet that could be repeated.</source>
      <translation>Bisher wurde nichts benannt, was wiederholt werden könnte.</translation>
    </message>
    <message>
      <source>Wait until the other change is done, or cancel it.</source>
      <translation>Warten Sie, bis die andere Änderung fertig ist oder brechen Sie sie ab.</translation>
    </message>
  </context>
  <context>
    <name>ErrandProcess</name>
    <message>
      <source>the process that fetches models could not be started</source>
      <translation>der Prozess, der Modelle herunterlädt, konnte nicht gestartet werden</translation>
    </message>
    <message>
      <source>the process that fetches models ended early (exit code {n}); try again</source>
      <translation>der Prozess, der Modelle herunterlädt, endete vorzeitig (Code {n}); versuchen Sie es noch einmal</translation>
    </message>
    <message>
      <source>the system ended the process that fetches models; try again</source>
      <translation>das System hat den Prozess beendet, der Modelle herunterlädt; versuchen Sie es noch einmal</translation>
    </message>
  </context>
  <context>
    <name>EthogramDialog</name>
    <message>
      <source>A behavior needs a name.</source>
      <translation>Ein Verhalten braucht einen Namen.</translation>
    </message>
    <message>
      <source>A new behavior</source>
      <translation>Ein neues Verhalten</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>Hinzufügen</translation>
    </message>
    <message>
      <source>An animal does one behavior of a group at a time: a new one ends the one before. Labels made before stay as they are, whatever you change here.</source>
      <translation>Von den Verhaltensweisen einer Gruppe zeigt ein Tier immer nur eine: Eine neue beendet die vorige. Frühere Angaben bleiben unverändert, was immer Sie hier ändern.</translation>
    </message>
    <message>
      <source>Behaviors</source>
      <translation>Verhaltensweisen</translation>
    </message>
    <message>
      <source>Color</source>
      <translation>Farbe</translation>
    </message>
    <message>
      <source>Ethogram</source>
      <translation>Ethogramm</translation>
    </message>
    <message>
      <source>Ethogram: {name}</source>
      <translation>Ethogramm: {name}</translation>
    </message>
    <message>
      <source>Exclusive group</source>
      <translation>Ausschlussgruppe</translation>
    </message>
    <message>
      <source>Key</source>
      <translation>Taste</translation>
    </message>
    <message>
      <source>Lasts</source>
      <translation>Typ</translation>
    </message>
    <message>
      <source>Modifiers</source>
      <translation>Zusätze</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Name of a new behavior</source>
      <translation>Name eines neuen Verhaltens</translation>
    </message>
    <message>
      <source>Offered</source>
      <translation>Anbieten</translation>
    </message>
    <message>
      <source>Point: it happens</source>
      <translation>Punktereignis: tritt auf</translation>
    </message>
    <message>
      <source>State or point</source>
      <translation>Zustand oder Punktereignis</translation>
    </message>
    <message>
      <source>State: it lasts</source>
      <translation>Zustand: hält an</translation>
    </message>
    <message>
      <source>There is a behavior called {name} already.</source>
      <translation>Es gibt bereits ein Verhalten namens {name}.</translation>
    </message>
    <message>
      <source>alone, with a tool</source>
      <translation>allein, mit einem Werkzeug</translation>
    </message>
    <message>
      <source>animal's</source>
      <translation>wie Tier</translation>
    </message>
    <message>
      <source>point</source>
      <translation>Punktereignis</translation>
    </message>
    <message>
      <source>state</source>
      <translation>Zustand</translation>
    </message>
    <message>
      <source>{key} is the key of “{name}” already. Change that one first.</source>
      <translation>{key} ist bereits die Taste von „{name}“. Ändern Sie zuerst diese.</translation>
    </message>
  </context>
  <context>
    <name>ExampleTile</name>
    <message>
      <source>{name}, {share} alike. Opens it.</source>
      <translation>{name}, zu {share} ähnlich. Klick öffnet es.</translation>
    </message>
  </context>
  <context>
    <name>ExamplesView</name>
    <message>
      <source>Clips that the model learns from</source>
      <translation>Clips, aus denen das Modell lernt</translation>
    </message>
  </context>
  <context>
    <name>Exchange</name>
    <message>
      <source>Exporting to {name}…</source>
      <translation>Export nach {name} …</translation>
    </message>
    <message>
      <source>One row is in {path}.</source>
      <translation>Eine Zeile steht in {path}.</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Zeigen</translation>
    </message>
    <message>
      <source>The export was stopped: nothing is in {path} that was not there before.</source>
      <translation>Der Export wurde angehalten: in {path} steht nichts, was nicht vorher da war.</translation>
    </message>
    <message>
      <source>{n} rows are in {path}.</source>
      <translation>{n} Zeilen in {path} geschrieben.</translation>
    </message>
  </context>
  <context>
    <name>ExportDialog</name>
    <message>
      <source> d</source>
      <translation> d</translation>
    </message>
    <message>
      <source>Cameras' clock is UTC</source>
      <translation>Die Kamerauhren zeigen UTC</translation>
    </message>
    <message>
      <source>Choose…</source>
      <translation>Wählen …</translation>
    </message>
    <message>
      <source>Clips: {n}, of videos: {m}.</source>
      <translation>Clips: {n}, aus Videos: {m}.</translation>
    </message>
    <message>
      <source>Coordinates</source>
      <translation>Koordinaten</translation>
    </message>
    <message>
      <source>Counts if worked</source>
      <translation>Zählt ab</translation>
    </message>
    <message>
      <source>Days of an occasion</source>
      <translation>Tage je Erfassungsperiode</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>Exportieren</translation>
    </message>
    <message>
      <source>Export to {name}</source>
      <translation>Nach {name} exportieren</translation>
    </message>
    <message>
      <source>Format</source>
      <translation>Format</translation>
    </message>
    <message>
      <source>Looking at what it would hold…</source>
      <translation>Vorschau wird erstellt …</translation>
    </message>
    <message>
      <source>Occasion</source>
      <translation>Erfassungsperiode</translation>
    </message>
    <message>
      <source>Offset of the cameras' clocks from UTC</source>
      <translation>Abweichung der Kamerauhren von UTC</translation>
    </message>
    <message>
      <source>Only what passes the filters of the library</source>
      <translation>Nur, was dem Filter der Bibliothek entspricht</translation>
    </message>
    <message>
      <source>Pictures: {n}, of videos: {m}.</source>
      <translation>Bilder: {n}, aus Videos: {m}.</translation>
    </message>
    <message>
      <source>Replace</source>
      <translation>Ersetzen</translation>
    </message>
    <message>
      <source>Rows: {n}, of videos: {m}.</source>
      <translation>Zeilen: {n}, aus Videos: {m}.</translation>
    </message>
    <message>
      <source>Say where the export should go.</source>
      <translation>Geben Sie an, wohin exportiert werden soll.</translation>
    </message>
    <message>
      <source>Share of an occasion that a camera has to work for it to count</source>
      <translation>Anteil einer Erfassungsperiode, den eine Kamera arbeiten muss, damit sie zählt</translation>
    </message>
    <message>
      <source>What the file does not say</source>
      <translation>Was in der Datei fehlt</translation>
    </message>
    <message>
      <source>Where to</source>
      <translation>Ziel</translation>
    </message>
    <message>
      <source>any time</source>
      <translation>jede Dauer</translation>
    </message>
    <message>
      <source>{name} exists already. Replace it?</source>
      <translation>{name} existiert bereits. Ersetzen?</translation>
    </message>
  </context>
  <context>
    <name>FacetList</name>
    <message>
      <source>Find</source>
      <translation>Suchen</translation>
    </message>
    <message>
      <source>Find in this list</source>
      <translation>In dieser Liste suchen</translation>
    </message>
    <message>
      <source>Nothing is called like that.</source>
      <translation>Nichts heißt so.</translation>
    </message>
    <message>
      <source>There is nothing to choose from yet.</source>
      <translation>Noch gibt es nichts zur Auswahl.</translation>
    </message>
    <message>
      <source>chosen</source>
      <translation>ausgewählt</translation>
    </message>
    <message>
      <source>not chosen</source>
      <translation>nicht ausgewählt</translation>
    </message>
  </context>
  <context>
    <name>Facts</name>
    <message>
      <source>Count</source>
      <translation>Anzahl</translation>
    </message>
    <message>
      <source>Individual</source>
      <translation>Individuum</translation>
    </message>
    <message>
      <source>Life stage</source>
      <translation>Altersklasse</translation>
    </message>
    <message>
      <source>Notes</source>
      <translation>Notizen</translation>
    </message>
    <message>
      <source>Quality</source>
      <translation>Qualität</translation>
    </message>
    <message>
      <source>Reacts to the camera</source>
      <translation>Reagiert auf die Kamera</translation>
    </message>
    <message>
      <source>Sex</source>
      <translation>Geschlecht</translation>
    </message>
    <message>
      <source>Tags</source>
      <translation>Schlagwörter</translation>
    </message>
    <message>
      <source>adult</source>
      <translation>adult</translation>
    </message>
    <message>
      <source>collared, injured…</source>
      <translation>besendert, verletzt …</translation>
    </message>
    <message>
      <source>fair</source>
      <translation>mittel</translation>
    </message>
    <message>
      <source>female</source>
      <translation>weiblich</translation>
    </message>
    <message>
      <source>good</source>
      <translation>gut</translation>
    </message>
    <message>
      <source>juvenile</source>
      <translation>juvenil</translation>
    </message>
    <message>
      <source>male</source>
      <translation>männlich</translation>
    </message>
    <message>
      <source>name or number</source>
      <translation>Name oder Nummer</translation>
    </message>
    <message>
      <source>not said</source>
      <translation>keine Angabe</translation>
    </message>
    <message>
      <source>poor</source>
      <translation>schlecht</translation>
    </message>
    <message>
      <source>subadult</source>
      <translation>subadult</translation>
    </message>
  </context>
  <context>
    <name>Family</name>
    <message>
      <source>Models of this project</source>
      <translation>Modelle dieses Projekts</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Bericht</translation>
    </message>
    <message>
      <source>Use again</source>
      <translation>Wieder verwenden</translation>
    </message>
    <message>
      <source>Use this model</source>
      <translation>Dieses Modell verwenden</translation>
    </message>
    <message>
      <source>behaviors {n}</source>
      <translation>Verhalten {n}</translation>
    </message>
    <message>
      <source>in use</source>
      <translation>in Verwendung</translation>
    </message>
    <message>
      <source>in use, but its file is gone</source>
      <translation>verwendet, doch seine Datei fehlt</translation>
    </message>
    <message>
      <source>its file is gone</source>
      <translation>die Datei fehlt</translation>
    </message>
    <message>
      <source>not taken</source>
      <translation>nicht übernommen</translation>
    </message>
    <message>
      <source>one example</source>
      <translation>ein Beispiel</translation>
    </message>
    <message>
      <source>{n} examples</source>
      <translation>{n} Beispiele</translation>
    </message>
    <message>
      <source>{n} right</source>
      <translation>{n} richtig</translation>
    </message>
  </context>
  <context>
    <name>FilterChips</name>
    <message>
      <source>A click takes this part of the filter away.</source>
      <translation>Ein Klick entfernt diesen Teil des Filters.</translation>
    </message>
    <message>
      <source>Take away: {part}</source>
      <translation>Entfernen: {part}</translation>
    </message>
  </context>
  <context>
    <name>FilterPanel</name>
    <message>
      <source>Done</source>
      <translation>Fertig</translation>
    </message>
    <message>
      <source>Observations: {n} · Videos: {m}</source>
      <translation>Beobachtungen: {n} · Videos: {m}</translation>
    </message>
    <message>
      <source>Saved filters</source>
      <translation>Gespeicherte Filter</translation>
    </message>
    <message>
      <source>Show everything</source>
      <translation>Alles zeigen</translation>
    </message>
    <message>
      <source>What to filter by</source>
      <translation>Filterkriterium</translation>
    </message>
  </context>
  <context>
    <name>Filters</name>
    <message>
      <source>Behavior</source>
      <translation>Verhalten</translation>
    </message>
    <message>
      <source>Confidence</source>
      <translation>Konfidenz</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>Datum</translation>
    </message>
    <message>
      <source>Deployment</source>
      <translation>Einsatz</translation>
    </message>
    <message>
      <source>Hour of day</source>
      <translation>Tageszeit</translation>
    </message>
    <message>
      <source>Site</source>
      <translation>Standort</translation>
    </message>
    <message>
      <source>Species</source>
      <translation>Art</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>Status</translation>
    </message>
    <message>
      <source>Tags</source>
      <translation>Schlagwörter</translation>
    </message>
    <message>
      <source>Videos</source>
      <translation>Videos</translation>
    </message>
    <message>
      <source>What is there</source>
      <translation>Motiv</translation>
    </message>
    <message>
      <source>Words</source>
      <translation>Text</translation>
    </message>
    <message>
      <source>accepted by a rule</source>
      <translation>nach Regel bestätigt</translation>
    </message>
    <message>
      <source>all rejected</source>
      <translation>alles abgelehnt</translation>
    </message>
    <message>
      <source>blank</source>
      <translation>leer</translation>
    </message>
    <message>
      <source>file replaced since it was labelled</source>
      <translation>Datei seit den Angaben ersetzt</translation>
    </message>
    <message>
      <source>not scanned</source>
      <translation>nicht gescannt</translation>
    </message>
    <message>
      <source>partial</source>
      <translation>unvollständig</translation>
    </message>
    <message>
      <source>reviewed</source>
      <translation>geprüft</translation>
    </message>
    <message>
      <source>scanned</source>
      <translation>gescannt</translation>
    </message>
    <message>
      <source>to look at yourself</source>
      <translation>selbst anzusehen</translation>
    </message>
    <message>
      <source>unreadable</source>
      <translation>unlesbar</translation>
    </message>
    <message>
      <source>{first} and {n} more</source>
      <translation>{first} und {n} weitere</translation>
    </message>
    <message>
      <source>{n} from Analyse</source>
      <translation>{n} aus der Auswertung</translation>
    </message>
  </context>
  <context>
    <name>Finder</name>
    <message>
      <source>Of the filter only site, deployment, date and hour go on.</source>
      <translation>Vom Filter gelten weiter nur Standort, Einsatz, Datum und Stunde.</translation>
    </message>
  </context>
  <context>
    <name>GiveUpQuestion</name>
    <message>
      <source>Cancel the training</source>
      <translation>Training abbrechen</translation>
    </message>
    <message>
      <source>Keep learning</source>
      <translation>Weiter lernen</translation>
    </message>
    <message>
      <source>Throw away</source>
      <translation>Verwerfen</translation>
    </message>
    <message>
      <source>Throw away what this training has learned?</source>
      <translation>Verwerfen, was dieses Training gelernt hat?</translation>
    </message>
    <message>
      <source>“Stop and keep the best” ends it now and judges the model that it has so far.</source>
      <translation>„Beenden und das Beste behalten“ beendet es jetzt und bewertet das bisher beste Modell.</translation>
    </message>
  </context>
  <context>
    <name>GoingBack</name>
    <message>
      <source>Put {name} back as it was before the import of {file}?</source>
      <translation>{name} auf den Stand vor dem Import von {file} zurücksetzen?</translation>
    </message>
    <message>
      <source>Take it back</source>
      <translation>Zurücknehmen</translation>
    </message>
    <message>
      <source>Take the import back</source>
      <translation>Import zurücknehmen</translation>
    </message>
    <message>
      <source>The project as it is now is put aside under another name, not thrown away.</source>
      <translation>Das Projekt, wie es jetzt ist, wird unter einem anderen Namen beiseitegelegt, nicht gelöscht.</translation>
    </message>
    <message>
      <source>The scan that is under way stops.</source>
      <translation>Der laufende Scan endet.</translation>
    </message>
    <message>
      <source>What was done in it since goes, too.</source>
      <translation>Was seither darin getan wurde, geht ebenfalls verloren.</translation>
    </message>
  </context>
  <context>
    <name>Grid</name>
    <message>
      <source>Added by hand</source>
      <translation>Von Hand hinzugefügt</translation>
    </message>
    <message>
      <source>Look alike ({n})</source>
      <translation>Sehen ähnlich aus ({n})</translation>
    </message>
    <message>
      <source>Look alike ({n}), mostly {name}</source>
      <translation>Sehen ähnlich aus ({n}), meist {name}</translation>
    </message>
    <message>
      <source>No behavior named</source>
      <translation>Kein Verhalten benannt</translation>
    </message>
    <message>
      <source>No model has looked at these</source>
      <translation>Noch von keinem Modell angesehen</translation>
    </message>
    <message>
      <source>Nobody knows when</source>
      <translation>Zeitpunkt unbekannt</translation>
    </message>
    <message>
      <source>machine: {behavior}</source>
      <translation>Programm: {behavior}</translation>
    </message>
    <message>
      <source>{low} to {high}</source>
      <translation>{low} bis {high}</translation>
    </message>
  </context>
  <context>
    <name>GridLabelling</name>
    <message>
      <source>Accept one observation</source>
      <translation>Eine Beobachtung bestätigen</translation>
    </message>
    <message>
      <source>Accept {n} observations</source>
      <translation>{n} Beobachtungen bestätigen</translation>
    </message>
    <message>
      <source>Name one observation more widely</source>
      <translation>Eine Beobachtung weiter fassen</translation>
    </message>
    <message>
      <source>Name one observation {name}</source>
      <translation>Eine Beobachtung als {name} bestimmen</translation>
    </message>
    <message>
      <source>Name {n} observations more widely</source>
      <translation>{n} Beobachtungen weiter fassen</translation>
    </message>
    <message>
      <source>Name {n} observations {name}</source>
      <translation>{n} Beobachtungen als {name} bestimmen</translation>
    </message>
    <message>
      <source>Nothing is pinned to {n}. In the player Ctrl+{n} pins what is selected.</source>
      <translation>Auf {n} ist nichts angeheftet. Im Player heftet Strg+{n} die Auswahl an.</translation>
    </message>
    <message>
      <source>Reject one observation</source>
      <translation>Eine Beobachtung ablehnen</translation>
    </message>
    <message>
      <source>Reject {n} observations</source>
      <translation>{n} Beobachtungen ablehnen</translation>
    </message>
    <message>
      <source>Say of one animal: {name}</source>
      <translation>Einem Tier zuweisen: {name}</translation>
    </message>
    <message>
      <source>Say of {n} animals: {name}</source>
      <translation>{n} Tieren zuweisen: {name}</translation>
    </message>
  </context>
  <context>
    <name>GridMenu</name>
    <message>
      <source>Open in the player</source>
      <translation>Im Player öffnen</translation>
    </message>
  </context>
  <context>
    <name>GridPage</name>
    <message>
      <source>All videos are scanned. What you add yourself is a tile here.</source>
      <translation>Alle Videos sind gescannt. Was Sie selbst hinzufügen, erscheint hier als Kachel.</translation>
    </message>
    <message>
      <source>Back to the player</source>
      <translation>Zurück zum Player</translation>
    </message>
    <message>
      <source>Behavior</source>
      <translation>Verhalten</translation>
    </message>
    <message>
      <source>Choose all</source>
      <translation>Alle auswählen</translation>
    </message>
    <message>
      <source>Confidence</source>
      <translation>Konfidenz</translation>
    </message>
    <message>
      <source>Likeness</source>
      <translation>Ähnlichkeit</translation>
    </message>
    <message>
      <source>No animal was found</source>
      <translation>Es wurde kein Tier gefunden</translation>
    </message>
    <message>
      <source>Nothing has been found yet</source>
      <translation>Bisher wurde nichts gefunden</translation>
    </message>
    <message>
      <source>Nothing passes the filter</source>
      <translation>Nichts entspricht dem Filter</translation>
    </message>
    <message>
      <source>Scan now</source>
      <translation>Jetzt scannen</translation>
    </message>
    <message>
      <source>Scan the videos: every animal becomes a tile here.</source>
      <translation>Scannen Sie die Videos: Jedes Tier wird hier zu einer Kachel.</translation>
    </message>
    <message>
      <source>Show everything</source>
      <translation>Alles zeigen</translation>
    </message>
    <message>
      <source>Side by side</source>
      <translation>Gruppieren nach</translation>
    </message>
    <message>
      <source>Site</source>
      <translation>Standort</translation>
    </message>
    <message>
      <source>Size of the tiles</source>
      <translation>Größe der Kacheln</translation>
    </message>
    <message>
      <source>Species</source>
      <translation>Art</translation>
    </message>
    <message>
      <source>Take a part of it away, or all of it.</source>
      <translation>Entfernen Sie einen Teil des Filters oder den ganzen.</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>Zeit</translation>
    </message>
    <message>
      <source>What stands side by side</source>
      <translation>Gruppierung</translation>
    </message>
  </context>
  <context>
    <name>GridView</name>
    <message>
      <source>Observations as tiles</source>
      <translation>Beobachtungen als Kacheln</translation>
    </message>
    <message>
      <source>chosen</source>
      <translation>ausgewählt</translation>
    </message>
    <message>
      <source>{n} of {all}</source>
      <translation>{n} von {all}</translation>
    </message>
  </context>
  <context>
    <name>GuideView</name>
    <message>
      <source>The page</source>
      <translation>Seite</translation>
    </message>
  </context>
  <context>
    <name>GuideWindow</name>
    <message>
      <source>Contents</source>
      <translation>Inhalt</translation>
    </message>
    <message>
      <source>Search the guide</source>
      <translation>Im Handbuch suchen</translation>
    </message>
    <message>
      <source>The guide is not here; it lies in the folder docs of Trapline's source.</source>
      <translation>Das Handbuch fehlt hier; es liegt im Ordner docs des Quellcodes von Trapline.</translation>
    </message>
    <message>
      <source>The guide says nothing of that.</source>
      <translation>Dazu sagt das Handbuch nichts.</translation>
    </message>
    <message>
      <source>User guide</source>
      <translation>Benutzerhandbuch</translation>
    </message>
  </context>
  <context>
    <name>Heading</name>
    <message>
      <source>accepted by a rule</source>
      <translation>nach Regel bestätigt</translation>
    </message>
    <message>
      <source>in this photo</source>
      <translation>auf diesem Foto</translation>
    </message>
    <message>
      <source>{n} selected: what you say is for all</source>
      <translation>{n} ausgewählt: Ihre Angaben gelten für alle</translation>
    </message>
  </context>
  <context>
    <name>Helping</name>
    <message>
      <source>The diagnostics are saved: {place}</source>
      <translation>Die Diagnose ist gespeichert: {place}</translation>
    </message>
  </context>
  <context>
    <name>History</name>
    <message>
      <source>Accepted as {name}</source>
      <translation>Bestätigt als {name}</translation>
    </message>
    <message>
      <source>Added: {name}</source>
      <translation>Hinzugefügt: {name}</translation>
    </message>
    <message>
      <source>Confirmed again</source>
      <translation>Erneut bestätigt</translation>
    </message>
    <message>
      <source>Confirmed unseen, by the rule {rule}</source>
      <translation>Ungesehen bestätigt, nach der Regel {rule}</translation>
    </message>
    <message>
      <source>Corrected to {name}</source>
      <translation>Korrigiert zu {name}</translation>
    </message>
    <message>
      <source>Found by {who}</source>
      <translation>Gefunden durch {who}</translation>
    </message>
    <message>
      <source>Label taken back</source>
      <translation>Angabe zurückgenommen</translation>
    </message>
    <message>
      <source>Now {name}</source>
      <translation>Jetzt {name}</translation>
    </message>
    <message>
      <source>Rejected</source>
      <translation>Abgelehnt</translation>
    </message>
    <message>
      <source>boxes changed</source>
      <translation>Rahmen geändert</translation>
    </message>
    <message>
      <source>count</source>
      <translation>Anzahl</translation>
    </message>
    <message>
      <source>individual</source>
      <translation>Individuum</translation>
    </message>
    <message>
      <source>life stage</source>
      <translation>Altersklasse</translation>
    </message>
    <message>
      <source>modifiers</source>
      <translation>Zusätze</translation>
    </message>
    <message>
      <source>motion</source>
      <translation>Bewegung</translation>
    </message>
    <message>
      <source>no reaction to the camera</source>
      <translation>keine Reaktion auf die Kamera</translation>
    </message>
    <message>
      <source>notes changed</source>
      <translation>Notizen geändert</translation>
    </message>
    <message>
      <source>now from {start} to {end}</source>
      <translation>jetzt von {start} bis {end}</translation>
    </message>
    <message>
      <source>quality</source>
      <translation>Qualität</translation>
    </message>
    <message>
      <source>reacts to the camera</source>
      <translation>reagiert auf die Kamera</translation>
    </message>
    <message>
      <source>sex</source>
      <translation>Geschlecht</translation>
    </message>
    <message>
      <source>tags</source>
      <translation>Schlagwörter</translation>
    </message>
  </context>
  <context>
    <name>HoursPage</name>
    <message>
      <source>Day</source>
      <translation>Tag</translation>
    </message>
    <message>
      <source>Night</source>
      <translation>Nacht</translation>
    </message>
    <message>
      <source>Observations by hour of day</source>
      <translation>Beobachtungen nach Tageszeit</translation>
    </message>
    <message>
      <source>The clock of the camera. Drag over the bars to keep a part of the day.</source>
      <translation>Uhrzeit der Kamera. Ziehen Sie über die Balken, um einen Teil des Tages auszuwählen.</translation>
    </message>
  </context>
  <context>
    <name>House</name>
    <message>
      <source>Add to {project}</source>
      <translation>Zu {project} hinzufügen</translation>
    </message>
    <message>
      <source>Import {name}</source>
      <translation>{name} importieren</translation>
    </message>
    <message>
      <source>Install {name}</source>
      <translation>{name} installieren</translation>
    </message>
    <message>
      <source>Open {name}</source>
      <translation>{name} öffnen</translation>
    </message>
  </context>
  <context>
    <name>ImportDialog</name>
    <message>
      <source>Format</source>
      <translation>Format</translation>
    </message>
    <message>
      <source>How much was looked at</source>
      <translation>Umfang der Prüfung</translation>
    </message>
    <message>
      <source>Import</source>
      <translation>Importieren</translation>
    </message>
    <message>
      <source>Looking at what it would bring…</source>
      <translation>Vorschau wird erstellt …</translation>
    </message>
    <message>
      <source>Read as</source>
      <translation>Lesen als</translation>
    </message>
    <message>
      <source>Say which column names the species, or the behavior.</source>
      <translation>Geben Sie an, welche Spalte die Art oder das Verhalten nennt.</translation>
    </message>
    <message>
      <source>Say which column names the video file.</source>
      <translation>Geben Sie an, welche Spalte die Videodatei nennt.</translation>
    </message>
    <message>
      <source>What the file says</source>
      <translation>Inhalt der Datei</translation>
    </message>
  </context>
  <context>
    <name>ImportFormats</name>
    <message>
      <source>A CSV with File, RelativePath and Species.</source>
      <translation>Eine CSV-Datei mit File, RelativePath und Species.</translation>
    </message>
    <message>
      <source>A package: datapackage.json with deployments, media and observations.</source>
      <translation>Ein Paket: datapackage.json mit Einsätzen, Medien und Beobachtungen.</translation>
    </message>
    <message>
      <source>A table of BORIS's events, as bouts of behavior.</source>
      <translation>Eine Tabelle von BORIS-Ereignissen, als Verhaltensabschnitte.</translation>
    </message>
    <message>
      <source>A table of filepath and label.</source>
      <translation>Eine Tabelle mit filepath und label.</translation>
    </message>
    <message>
      <source>BORIS events (table)</source>
      <translation>BORIS-Ereignisse (Tabelle)</translation>
    </message>
    <message>
      <source>BORIS project</source>
      <translation>BORIS-Projekt</translation>
    </message>
    <message>
      <source>Boxes of videos, as findings of that detector.</source>
      <translation>Rahmen in Videos, als Detektionen dieses Detektors.</translation>
    </message>
    <message>
      <source>COCO Camera Traps</source>
      <translation>COCO Camera Traps</translation>
    </message>
    <message>
      <source>Camtrap DP</source>
      <translation>Camtrap DP</translation>
    </message>
    <message>
      <source>Deployments (CSV)</source>
      <translation>Einsätze (CSV)</translation>
    </message>
    <message>
      <source>Each line becomes an observation of its video. Say which column tells what.</source>
      <translation>Jede Zeile wird eine Beobachtung ihres Videos. Geben Sie an, welche Spalte was enthält.</translation>
    </message>
    <message>
      <source>Its ethogram, and its events as bouts of behavior.</source>
      <translation>Ethogramm und Ereignisse als Verhaltensabschnitte.</translation>
    </message>
    <message>
      <source>MegaDetector JSON</source>
      <translation>MegaDetector-JSON</translation>
    </message>
    <message>
      <source>Pictures and frames of videos with boxes and names, as labels.</source>
      <translation>Bilder und Einzelbilder von Videos mit Rahmen und Namen, als Angaben.</translation>
    </message>
    <message>
      <source>Sites, coordinates, cameras and periods for what is in the project.</source>
      <translation>Standorte, Koordinaten, Kameras und Zeiträume für das, was im Projekt ist.</translation>
    </message>
    <message>
      <source>Table (CSV)</source>
      <translation>Tabelle (CSV)</translation>
    </message>
    <message>
      <source>Timelapse table</source>
      <translation>Timelapse-Tabelle</translation>
    </message>
    <message>
      <source>zamba labels</source>
      <translation>zamba-Labels</translation>
    </message>
  </context>
  <context>
    <name>ImportPreview</name>
    <message>
      <source>Everything in it that can be taken in is here already.</source>
      <translation>Alles, was daraus übernommen werden kann, ist bereits vorhanden.</translation>
    </message>
    <message>
      <source>New animals of the project's list</source>
      <translation>Neue Tiere in der Liste des Projekts</translation>
    </message>
    <message>
      <source>New behaviors of the ethogram</source>
      <translation>Neue Verhaltensweisen im Ethogramm</translation>
    </message>
    <message>
      <source>Not found here and not beside the file, left out</source>
      <translation>Weder hier noch neben der Datei gefunden, ausgelassen</translation>
    </message>
    <message>
      <source>Not understood, left out</source>
      <translation>Nicht verstanden, ausgelassen</translation>
    </message>
    <message>
      <source>Nothing in it can be taken in; below is why.</source>
      <translation>Daraus kann nichts übernommen werden; der Grund steht unten.</translation>
    </message>
    <message>
      <source>Several videos are called so, left out</source>
      <translation>Mehrere Videos heißen so, ausgelassen</translation>
    </message>
    <message>
      <source>What becomes of what is here</source>
      <translation>Was aus dem wird, was hier ist</translation>
    </message>
    <message>
      <source>and {n} more</source>
      <translation>und {n} weitere</translation>
    </message>
    <message>
      <source>bout of behavior</source>
      <translation>Verhaltensabschnitt</translation>
    </message>
    <message>
      <source>bouts of behavior</source>
      <translation>Verhaltensabschnitte</translation>
    </message>
    <message>
      <source>deployment told of</source>
      <translation>beschriebener Einsatz</translation>
    </message>
    <message>
      <source>deployments told of</source>
      <translation>beschriebene Einsätze</translation>
    </message>
    <message>
      <source>new video whose file is not here</source>
      <translation>neues Video, dessen Datei hier fehlt</translation>
    </message>
    <message>
      <source>new video, found beside the file</source>
      <translation>neues Video, neben der Datei gefunden</translation>
    </message>
    <message>
      <source>new videos whose files are not here</source>
      <translation>neue Videos, deren Dateien hier fehlen</translation>
    </message>
    <message>
      <source>new videos, found beside the file</source>
      <translation>neue Videos, neben der Datei gefunden</translation>
    </message>
    <message>
      <source>observation</source>
      <translation>Beobachtung</translation>
    </message>
    <message>
      <source>observations</source>
      <translation>Beobachtungen</translation>
    </message>
    <message>
      <source>of {n} in the file</source>
      <translation>von {n} in der Datei</translation>
    </message>
    <message>
      <source>video not found</source>
      <translation>nicht gefundenes Video</translation>
    </message>
    <message>
      <source>video not told from others</source>
      <translation>nicht unterscheidbares Video</translation>
    </message>
    <message>
      <source>video that is here</source>
      <translation>bereits vorhandenes Video</translation>
    </message>
    <message>
      <source>videos not found</source>
      <translation>nicht gefundene Videos</translation>
    </message>
    <message>
      <source>videos not told from others</source>
      <translation>nicht unterscheidbare Videos</translation>
    </message>
    <message>
      <source>videos that are here</source>
      <translation>bereits vorhandene Videos</translation>
    </message>
    <message>
      <source>{n} more are here already</source>
      <translation>{n} weitere sind bereits vorhanden</translation>
    </message>
  </context>
  <context>
    <name>Importing</name>
    <message>
      <source>All notes…</source>
      <translation>Alle Hinweise …</translation>
    </message>
    <message>
      <source>Import</source>
      <translation>Importieren</translation>
    </message>
    <message>
      <source>Import of {name}</source>
      <translation>Import von {name}</translation>
    </message>
    <message>
      <source>It told of one deployment.</source>
      <translation>Angaben zu einem Einsatz übernommen.</translation>
    </message>
    <message>
      <source>It told of {n} deployments.</source>
      <translation>Angaben zu {n} Einsätzen übernommen.</translation>
    </message>
    <message>
      <source>Reading {name}…</source>
      <translation>{name} wird gelesen …</translation>
    </message>
    <message>
      <source>Stopped. Nothing of {name} came in.</source>
      <translation>Angehalten. Von {name} wurde nichts übernommen.</translation>
    </message>
    <message>
      <source>Take it back…</source>
      <translation>Zurücknehmen …</translation>
    </message>
    <message>
      <source>Taking in {name}…</source>
      <translation>{name} wird aufgenommen …</translation>
    </message>
    <message>
      <source>The import was stopped. Import the file again to go on.</source>
      <translation>Der Import wurde angehalten. Importieren Sie die Datei noch einmal, um weiterzumachen.</translation>
    </message>
    <message>
      <source>What can be read (*.json *.boris *.boris.gz *.csv *.tsv *.txt);;All files (*)</source>
      <translation>Lesbare Dateien (*.json *.boris *.boris.gz *.csv *.tsv *.txt);;Alle Dateien (*)</translation>
    </message>
    <message>
      <source>{animals} observations, {bouts} bouts and {videos} new videos came in.</source>
      <translation>{animals} Beobachtungen, {bouts} Verhaltensabschnitte und {videos} neue Videos wurden übernommen.</translation>
    </message>
  </context>
  <context>
    <name>Improve</name>
    <message>
      <source>A few rejected or empty videos, to learn what is nothing</source>
      <translation>Einige abgelehnte oder leere Videos, um zu lernen, wo nichts ist</translation>
    </message>
    <message>
      <source>Any other animal or behavior: telling apart takes two</source>
      <translation>Irgendein anderes Tier oder Verhalten: Zum Unterscheiden braucht es mindestens zwei</translation>
    </message>
    <message>
      <source>As you chose.</source>
      <translation>Wie von Ihnen gewählt.</translation>
    </message>
    <message>
      <source>Behaviors</source>
      <translation>Verhaltensweisen</translation>
    </message>
    <message>
      <source>Behaviors (mean average precision)</source>
      <translation>Verhalten (Mean Average Precision)</translation>
    </message>
    <message>
      <source>Behaviors: mean average precision {n} ({low} to {high}, 19 times in 20) on {clips}.</source>
      <translation>Verhalten: Mean Average Precision {n} ({low} bis {high}, in 19 von 20 Fällen) bei {clips}.</translation>
    </message>
    <message>
      <source>Behaviors: mean average precision {n} on {clips}.</source>
      <translation>Verhalten: Mean Average Precision {n} bei {clips}.</translation>
    </message>
    <message>
      <source>Both were judged on {clips}.</source>
      <translation>Beide wurden an {clips} bewertet.</translation>
    </message>
    <message>
      <source>Do not use it yet: review more, then train again.</source>
      <translation>Verwenden Sie es noch nicht: Prüfen Sie mehr und trainieren Sie dann erneut.</translation>
    </message>
    <message>
      <source>F1, every species alike</source>
      <translation>F1, jede Art gleich gewichtet</translation>
    </message>
    <message>
      <source>From scratch: a small new model</source>
      <translation>Von Grund auf: ein kleines neues Modell</translation>
    </message>
    <message>
      <source>From the starter: a small model that has seen drawn animals</source>
      <translation>Mit Starter: ein kleines Modell, das gezeichnete Tiere gesehen hat</translation>
    </message>
    <message>
      <source>Full: every layer</source>
      <translation>Vollständig: alle Schichten</translation>
    </message>
    <message>
      <source>Guessing does as well in {n} of 100 cases.</source>
      <translation>Raten ist in {n} von 100 Fällen ebenso gut.</translation>
    </message>
    <message>
      <source>Guessing would give {n}. It is compared with no other: the model in use is gone.</source>
      <translation>Raten ergäbe {n}. Verglichen wird es mit keinem anderen: Das verwendete Modell ist nicht mehr da.</translation>
    </message>
    <message>
      <source>Guessing would give {n}. There was no model before to compare it with.</source>
      <translation>Raten ergäbe {n}. Ein früheres Modell zum Vergleich gab es nicht.</translation>
    </message>
    <message>
      <source>How well behaviors that are there stand above those that are not when clips are sorted by score; their mean.</source>
      <translation>Wie gut vorhandene Verhaltensweisen über nicht vorhandenen stehen, wenn Clips nach Score sortiert werden; Mittelwert über alle Verhaltensweisen.</translation>
    </message>
    <message>
      <source>It does not know {names}: not one clip of that could be read.</source>
      <translation>Es kennt {names} nicht: Kein einziger Clip davon war lesbar.</translation>
    </message>
    <message>
      <source>It has learned {names}, which the model in use does not know; over all it knows: {score}.</source>
      <translation>Es hat {names} gelernt, was das verwendete Modell nicht kennt; über alles, was es kennt: {score}.</translation>
    </message>
    <message>
      <source>It will not know {names}, as the model in use does: there are no examples. If that can occur here, label some, or keep the old model.</source>
      <translation>Anders als das verwendete Modell wird es {names} nicht kennen: Davon gibt es keine Beispiele. Kann das hier vorkommen, bestimmen Sie einige, oder behalten Sie das alte Modell.</translation>
    </message>
    <message>
      <source>Not one of the clips that were held out to judge it on can still be read.</source>
      <translation>Kein einziger der Clips, die zum Bewerten zurückgehalten wurden, ist noch lesbar.</translation>
    </message>
    <message>
      <source>One more event with “{name}”</source>
      <translation>Ein weiteres Ereignis mit „{name}“</translation>
    </message>
    <message>
      <source>One video could not be read: it neither learned from it nor was judged on it.</source>
      <translation>Ein Video war nicht lesbar: Das Modell hat weder daraus gelernt noch wurde es daran bewertet.</translation>
    </message>
    <message>
      <source>Partial: the last layers</source>
      <translation>Teilweise: die letzten Schichten</translation>
    </message>
    <message>
      <source>Precision and recall in one number, for each species by itself, then their mean.</source>
      <translation>Genauigkeit und Trefferquote in einer Zahl, für jede Art einzeln, dann deren Mittelwert.</translation>
    </message>
    <message>
      <source>Quick: only what tells classes apart</source>
      <translation>Schnell: nur, was Klassen unterscheidet</translation>
    </message>
    <message>
      <source>Right, every species alike</source>
      <translation>Richtig, jede Art gleich gewichtet</translation>
    </message>
    <message>
      <source>Right, over all clips</source>
      <translation>Richtig, über alle Clips</translation>
    </message>
    <message>
      <source>So few clips say little.</source>
      <translation>So wenige Clips sagen wenig aus.</translation>
    </message>
    <message>
      <source>So few clips say little: see how wide the ranges are.</source>
      <translation>So wenige Clips sagen wenig aus: Beachten Sie, wie breit die Intervalle sind.</translation>
    </message>
    <message>
      <source>Species</source>
      <translation>Art</translation>
    </message>
    <message>
      <source>The best of {n} rounds was chosen by these very clips, which flatters it a little.</source>
      <translation>Die beste von {n} Runden wurde an genau diesen Clips gewählt, was es etwas besser aussehen lässt.</translation>
    </message>
    <message>
      <source>The first model is not surely better than guessing</source>
      <translation>Das erste Modell ist nicht sicher besser als Raten</translation>
    </message>
    <message>
      <source>The first model: {score} on clips it has never seen</source>
      <translation>Das erste Modell: {score} bei Clips, die es nie gesehen hat</translation>
    </message>
    <message>
      <source>The first model: {score} on sites it has never seen</source>
      <translation>Das erste Modell: {score} an Standorten, die es nie gesehen hat</translation>
    </message>
    <message>
      <source>The graphics card is fast enough to train every layer.</source>
      <translation>Die Grafikkarte ist schnell genug, um jede Schicht zu trainieren.</translation>
    </message>
    <message>
      <source>The model is trained; how good it is, nobody can say</source>
      <translation>Das Modell ist trainiert; wie gut es ist, lässt sich nicht sagen</translation>
    </message>
    <message>
      <source>The new model is better</source>
      <translation>Das neue Modell ist besser</translation>
    </message>
    <message>
      <source>The new model is not surely better</source>
      <translation>Das neue Modell ist nicht nachweislich besser</translation>
    </message>
    <message>
      <source>The new model is not surely better than guessing</source>
      <translation>Das neue Modell ist nicht sicher besser als Raten</translation>
    </message>
    <message>
      <source>The new model is worse; keep the old one</source>
      <translation>Das neue Modell ist schlechter; behalten Sie das alte</translation>
    </message>
    <message>
      <source>The new model knows what the one in use does not</source>
      <translation>Das neue Modell kennt, was das verwendete nicht kennt</translation>
    </message>
    <message>
      <source>The new model: {score} on clips it has never seen</source>
      <translation>Das neue Modell: {score} bei Clips, die es nie gesehen hat</translation>
    </message>
    <message>
      <source>The new model: {score} on sites it has never seen</source>
      <translation>Das neue Modell: {score} an Standorten, die es nie gesehen hat</translation>
    </message>
    <message>
      <source>The report of the training cannot be read: {why}.</source>
      <translation>Der Bericht des Trainings ist nicht lesbar: {why}.</translation>
    </message>
    <message>
      <source>The share of all clips that are named right; frequent species count most.</source>
      <translation>Anteil der richtig benannten Clips an allen; häufige Arten zählen am meisten.</translation>
    </message>
    <message>
      <source>The share of clips named right, for each species by itself, then their mean: a rare one counts as much.</source>
      <translation>Anteil der richtig benannten Clips, für jede Art einzeln, dann deren Mittelwert: Seltene Arten zählen ebenso viel.</translation>
    </message>
    <message>
      <source>There is no model yet that could be taught further.</source>
      <translation>Es gibt noch kein Modell, das weiter trainiert werden könnte.</translation>
    </message>
    <message>
      <source>There were too few clips to hold any back.</source>
      <translation>Es gab zu wenige Clips, um welche zurückzuhalten.</translation>
    </message>
    <message>
      <source>They are of sites that it knows; how it does elsewhere, nobody can say.</source>
      <translation>Sie stammen von Standorten, die es kennt; wie gut es anderswo ist, kann niemand sagen.</translation>
    </message>
    <message>
      <source>This computer is fast enough for it.</source>
      <translation>Dieser Computer ist schnell genug dafür.</translation>
    </message>
    <message>
      <source>Training more of {model} would take too long on this computer.</source>
      <translation>Mehr Schichten von {model} zu trainieren würde auf diesem Computer zu lange dauern.</translation>
    </message>
    <message>
      <source>Videos of a second site: with one, nobody can know how it does elsewhere</source>
      <translation>Videos von einem zweiten Standort: Mit nur einem lässt sich nicht sagen, wie gut es anderswo funktioniert</translation>
    </message>
    <message>
      <source>With so few examples, a whole model would learn them by heart.</source>
      <translation>Bei so wenigen Beispielen würde ein ganzes Modell sie nur auswendig lernen.</translation>
    </message>
    <message>
      <source>behaviors {n} (mean average precision)</source>
      <translation>Verhalten {n} (Mean Average Precision)</translation>
    </message>
    <message>
      <source>less than 1</source>
      <translation>weniger als 1</translation>
    </message>
    <message>
      <source>none of them</source>
      <translation>keines davon</translation>
    </message>
    <message>
      <source>one held-out clip</source>
      <translation>einem zurückgehaltenen Clip</translation>
    </message>
    <message>
      <source>{m} held-out clips of one video</source>
      <translation>{m} zurückgehaltenen Clips aus einem Video</translation>
    </message>
    <message>
      <source>{m} held-out clips of {v} videos</source>
      <translation>{m} zurückgehaltenen Clips aus {v} Videos</translation>
    </message>
    <message>
      <source>{names} and {last}</source>
      <translation>{names} und {last}</translation>
    </message>
    <message>
      <source>{names} and {n} more</source>
      <translation>{names} und {n} weitere</translation>
    </message>
    <message>
      <source>{n} are right now that were wrong before, {m} the other way round.</source>
      <translation>{n} sind jetzt richtig, die vorher falsch waren, {m} umgekehrt.</translation>
    </message>
    <message>
      <source>{n} events with “{name}” at a second site: all so far are from {sites}</source>
      <translation>{n} Ereignisse mit „{name}“ an einem zweiten Standort: bisher stammen alle von {sites}</translation>
    </message>
    <message>
      <source>{n} events with “{name}” at another site: all so far are from {sites}</source>
      <translation>{n} Ereignisse mit „{name}“ an einem weiteren Standort: bisher stammen alle von {sites}</translation>
    </message>
    <message>
      <source>{n} more are of nothing that the model in use knows; the two are not compared on them.</source>
      <translation>{n} weitere zeigen nichts, was das verwendete Modell kennt; an ihnen werden die beiden nicht verglichen.</translation>
    </message>
    <message>
      <source>{n} more events with “{name}”</source>
      <translation>{n} weitere Ereignisse mit „{name}“</translation>
    </message>
    <message>
      <source>{n} right</source>
      <translation>{n} richtig</translation>
    </message>
    <message>
      <source>{n} right, every species alike ({low} to {high}, 19 times in 20), on {clips}.</source>
      <translation>{n} richtig, jede Art gleich gewichtet ({low} bis {high}, in 19 von 20 Fällen), bei {clips}.</translation>
    </message>
    <message>
      <source>{n} right, every species alike, on {clips}.</source>
      <translation>{n} richtig, jede Art gleich gewichtet, bei {clips}.</translation>
    </message>
    <message>
      <source>{n} videos could not be read: it neither learned from them nor was judged on them.</source>
      <translation>{n} Videos waren nicht lesbar: Das Modell hat weder daraus gelernt noch wurde es daran bewertet.</translation>
    </message>
    <message>
      <source>{what}: {n} points ({low} to {high}, 19 times in 20); two equal models differ as much in {times} of 100 cases.</source>
      <translation>{what}: {n} Punkte (in 19 von 20 Fällen {low} bis {high}); zwei gleich gute Modelle unterscheiden sich in {times} von 100 Fällen so stark.</translation>
    </message>
    <message>
      <source>“{wider}” is learned as another animal than “{narrower}”, though they may be the same. Right-click one of them to learn it as the other.</source>
      <translation>„{wider}“ wird als anderes Tier gelernt als „{narrower}“, obwohl es dasselbe sein kann: Lernen Sie mit der rechten Maustaste das eine als das andere.</translation>
    </message>
  </context>
  <context>
    <name>ImprovePage</name>
    <message>
      <source>Nothing leaves this computer. No model ever touches what people said.</source>
      <translation>Nichts verlässt diesen Computer. Kein Modell ändert je die Angaben von Personen.</translation>
    </message>
    <message>
      <source>Scan again what nobody has reviewed</source>
      <translation>Ungeprüftes erneut scannen</translation>
    </message>
    <message>
      <source>The training and what came of it</source>
      <translation>Das Training und was dabei herauskam</translation>
    </message>
    <message>
      <source>What there is to learn from</source>
      <translation>Verfügbare Lernbeispiele</translation>
    </message>
    <message>
      <source>With the model in use; labels stay</source>
      <translation>Mit dem verwendeten Modell; die Angaben von Personen bleiben</translation>
    </message>
    <message>
      <source>judging the new model</source>
      <translation>das neue Modell wird bewertet</translation>
    </message>
    <message>
      <source>learning</source>
      <translation>lernt</translation>
    </message>
    <message>
      <source>learning {n} %</source>
      <translation>lernt {n} %</translation>
    </message>
    <message>
      <source>the training is paused</source>
      <translation>das Training pausiert</translation>
    </message>
    <message>
      <source>‹ Back to the new model</source>
      <translation>‹ Zurück zum neuen Modell</translation>
    </message>
    <message>
      <source>‹ Back to the plan</source>
      <translation>‹ Zurück zum Plan</translation>
    </message>
    <message>
      <source>‹ Back to the training</source>
      <translation>‹ Zurück zum Training</translation>
    </message>
  </context>
  <context>
    <name>ImproveVisit</name>
    <message>
      <source>Everything was reviewed; there is nothing to scan again.</source>
      <translation>Alles ist geprüft; es gibt nichts, was erneut gescannt werden müsste.</translation>
    </message>
    <message>
      <source>Scan again what nobody has reviewed</source>
      <translation>Ungeprüftes erneut scannen</translation>
    </message>
    <message>
      <source>See how good it is</source>
      <translation>Ergebnis ansehen</translation>
    </message>
    <message>
      <source>See what it comes to</source>
      <translation>Ergebnis ansehen</translation>
    </message>
    <message>
      <source>This video is not in the project any more.</source>
      <translation>Dieses Video gehört nicht mehr zum Projekt.</translation>
    </message>
    <message>
      <source>{model} is trained and judged.</source>
      <translation>{model} ist trainiert und bewertet.</translation>
    </message>
    <message>
      <source>{model} is trained.</source>
      <translation>{model} ist trainiert.</translation>
    </message>
    <message>
      <source>{model} names the animals of this project from now on.</source>
      <translation>{model} benennt von jetzt an die Tiere dieses Projekts.</translation>
    </message>
  </context>
  <context>
    <name>Improving</name>
    <message>
      <source>A new model could not be kept: this project cannot be written here.</source>
      <translation>Ein neues Modell konnte nicht gespeichert werden: In dieses Projekt kann hier nicht geschrieben werden.</translation>
    </message>
    <message>
      <source>Go to Improve</source>
      <translation>Zu Verbessern</translation>
    </message>
    <message>
      <source>The training stopped with its project; open that again to go on with it.</source>
      <translation>Das Training wurde mit seinem Projekt angehalten; öffnen Sie jenes wieder, um es fortzusetzen.</translation>
    </message>
    <message>
      <source>The training stopped. {why}</source>
      <translation>Das Training wurde abgebrochen. {why}</translation>
    </message>
    <message>
      <source>The training stopped: {why}. Nothing of it was saved yet; begin it again.</source>
      <translation>Das Training wurde abgebrochen: {why}. Noch war nichts davon gespeichert; beginnen Sie es erneut.</translation>
    </message>
    <message>
      <source>The training stopped: {why}. Press “Go on with it” on the page Improve.</source>
      <translation>Das Training wurde abgebrochen: {why}. Drücken Sie „Fortsetzen“ auf der Seite Verbessern.</translation>
    </message>
    <message>
      <source>The training stopped: {why}. Press “Keep its best” on the page Improve.</source>
      <translation>Das Training wurde abgebrochen: {why}. Drücken Sie „Das Beste behalten“ auf der Seite Verbessern.</translation>
    </message>
    <message>
      <source>The training stopped: {why}. The page Improve says what is damaged of it.</source>
      <translation>Das Training wurde abgebrochen: {why}. Die Seite Verbessern sagt, was davon beschädigt ist.</translation>
    </message>
    <message>
      <source>This computer could not be measured: {why}.</source>
      <translation>Die Geschwindigkeit dieses Computers konnte nicht gemessen werden: {why}.</translation>
    </message>
    <message>
      <source>a mistake in Trapline ({what})</source>
      <translation>ein Fehler in Trapline ({what})</translation>
    </message>
  </context>
  <context>
    <name>IndependenceRow</name>
    <message>
      <source> min</source>
      <translation> min</translation>
    </message>
    <message>
      <source>Events: records</source>
      <translation>Ereignisse: Nachweise</translation>
    </message>
    <message>
      <source>From which record the interval is measured</source>
      <translation>Ab welchem Nachweis das Intervall gemessen wird</translation>
    </message>
    <message>
      <source>Independence interval in minutes</source>
      <translation>Unabhängigkeitsintervall in Minuten</translation>
    </message>
    <message>
      <source>Rule of independence</source>
      <translation>Unabhängigkeitsregel</translation>
    </message>
    <message>
      <source>Two cameras of one site see events of their own.</source>
      <translation>Zwei Kameras eines Standorts haben getrennte Ereignisse.</translation>
    </message>
    <message>
      <source>after the last independent one</source>
      <translation>nach dem letzten unabhängigen</translation>
    </message>
    <message>
      <source>after the last one</source>
      <translation>nach dem letzten</translation>
    </message>
    <message>
      <source>each camera by itself</source>
      <translation>je Kamera</translation>
    </message>
  </context>
  <context>
    <name>Judging</name>
    <message>
      <source>The model could not be judged: {why}.</source>
      <translation>Das Modell konnte nicht bewertet werden: {why}.</translation>
    </message>
  </context>
  <context>
    <name>JumpField</name>
    <message>
      <source>12.5, 1:05, f374</source>
      <translation>12,5; 1:05; f374</translation>
    </message>
    <message>
      <source>Go to a time or frame</source>
      <translation>Zu Zeit oder Bild springen</translation>
    </message>
  </context>
  <context>
    <name>Keeping</name>
    <message>
      <source>The next training starts from what the project uses.</source>
      <translation>Das nächste Training beginnt mit dem Modell, das das Projekt verwendet.</translation>
    </message>
    <message>
      <source>The next training starts from {model}.</source>
      <translation>Das nächste Training beginnt mit {model}.</translation>
    </message>
    <message>
      <source>{model} is exported to {place}.</source>
      <translation>{model} wurde nach {place} exportiert.</translation>
    </message>
    <message>
      <source>{model} is removed.</source>
      <translation>{model} wurde entfernt.</translation>
    </message>
  </context>
  <context>
    <name>KeySheet</name>
    <message>
      <source>Keys</source>
      <translation>Tastenkürzel</translation>
    </message>
    <message>
      <source>any key closes this</source>
      <translation>Beliebige Taste zum Schließen drücken</translation>
    </message>
    <message>
      <source>arrows scroll, any other key closes this</source>
      <translation>Pfeiltasten blättern, jede andere Taste schließt</translation>
    </message>
  </context>
  <context>
    <name>Keys</name>
    <message>
      <source>A box in the middle</source>
      <translation>Rahmen in der Mitte</translation>
    </message>
    <message>
      <source>A box over another</source>
      <translation>Rahmen über anderem</translation>
    </message>
    <message>
      <source>About Trapline and its licences…</source>
      <translation>Über Trapline und seine Lizenzen …</translation>
    </message>
    <message>
      <source>Accept</source>
      <translation>Bestätigen</translation>
    </message>
    <message>
      <source>Add a behavior</source>
      <translation>Verhalten hinzufügen</translation>
    </message>
    <message>
      <source>Add a folder to this project…</source>
      <translation>Ordner zu diesem Projekt hinzufügen …</translation>
    </message>
    <message>
      <source>Add an animal</source>
      <translation>Tier hinzufügen</translation>
    </message>
    <message>
      <source>Agreement of observers…</source>
      <translation>Übereinstimmung der Beobachter …</translation>
    </message>
    <message>
      <source>All keys</source>
      <translation>Alle Tastenkürzel</translation>
    </message>
    <message>
      <source>All of it in view</source>
      <translation>Alles anzeigen</translation>
    </message>
    <message>
      <source>Analyse</source>
      <translation>Auswerten</translation>
    </message>
    <message>
      <source>Animals that can be here…</source>
      <translation>Artenliste …</translation>
    </message>
    <message>
      <source>Box down</source>
      <translation>Rahmen nach unten</translation>
    </message>
    <message>
      <source>Box higher</source>
      <translation>Rahmen höher</translation>
    </message>
    <message>
      <source>Box less high</source>
      <translation>Rahmen niedriger</translation>
    </message>
    <message>
      <source>Box narrower</source>
      <translation>Rahmen schmaler</translation>
    </message>
    <message>
      <source>Box to the left</source>
      <translation>Rahmen nach links</translation>
    </message>
    <message>
      <source>Box to the right</source>
      <translation>Rahmen nach rechts</translation>
    </message>
    <message>
      <source>Box up</source>
      <translation>Rahmen nach oben</translation>
    </message>
    <message>
      <source>Box wider</source>
      <translation>Rahmen breiter</translation>
    </message>
    <message>
      <source>Boxes</source>
      <translation>Rahmen</translation>
    </message>
    <message>
      <source>Brighten the night</source>
      <translation>Nachtaufnahme aufhellen</translation>
    </message>
    <message>
      <source>Close the project</source>
      <translation>Projekt schließen</translation>
    </message>
    <message>
      <source>Code behavior by holding keys</source>
      <translation>Verhalten mit Tasten kodieren</translation>
    </message>
    <message>
      <source>Confirm the rest…</source>
      <translation>Übrige bestätigen …</translation>
    </message>
    <message>
      <source>Copy it with the boxes</source>
      <translation>Mit den Rahmen kopieren</translation>
    </message>
    <message>
      <source>Copy the picture</source>
      <translation>Bild kopieren</translation>
    </message>
    <message>
      <source>Copy to the next</source>
      <translation>Zum nächsten kopieren</translation>
    </message>
    <message>
      <source>Deployments and clocks…</source>
      <translation>Einsätze und Uhren …</translation>
    </message>
    <message>
      <source>Ends here</source>
      <translation>Endet hier</translation>
    </message>
    <message>
      <source>Enter</source>
      <translation>Enter</translation>
    </message>
    <message>
      <source>Ethogram…</source>
      <translation>Ethogramm …</translation>
    </message>
    <message>
      <source>Export…</source>
      <translation>Exportieren …</translation>
    </message>
    <message>
      <source>Faster</source>
      <translation>Schneller</translation>
    </message>
    <message>
      <source>Filter</source>
      <translation>Filter</translation>
    </message>
    <message>
      <source>Find a video</source>
      <translation>Video suchen</translation>
    </message>
    <message>
      <source>First frame or photo</source>
      <translation>Erstes Bild oder Foto</translation>
    </message>
    <message>
      <source>Go to a time or frame…</source>
      <translation>Zu Zeit oder Bild springen …</translation>
    </message>
    <message>
      <source>Grid or player</source>
      <translation>Raster oder Player</translation>
    </message>
    <message>
      <source>How many</source>
      <translation>Wie viele</translation>
    </message>
    <message>
      <source>Import labels or boxes…</source>
      <translation>Angaben/Rahmen importieren …</translation>
    </message>
    <message>
      <source>Improve the model</source>
      <translation>Modell verbessern</translation>
    </message>
    <message>
      <source>Keep this project elsewhere…</source>
      <translation>Dieses Projekt anderswo speichern …</translation>
    </message>
    <message>
      <source>Label</source>
      <translation>Angaben</translation>
    </message>
    <message>
      <source>Last frame or photo</source>
      <translation>Letztes Bild oder Foto</translation>
    </message>
    <message>
      <source>Library</source>
      <translation>Bibliothek</translation>
    </message>
    <message>
      <source>Loop what is selected</source>
      <translation>Auswahl wiederholen</translation>
    </message>
    <message>
      <source>Merge with the next</source>
      <translation>Mit dem nächsten verbinden</translation>
    </message>
    <message>
      <source>Models…</source>
      <translation>Modelle …</translation>
    </message>
    <message>
      <source>Move</source>
      <translation>Navigieren</translation>
    </message>
    <message>
      <source>Name by one key</source>
      <translation>Mit einer Taste benennen</translation>
    </message>
    <message>
      <source>Next observation</source>
      <translation>Nächste Beobachtung</translation>
    </message>
    <message>
      <source>Next to review</source>
      <translation>Nächste zu prüfende</translation>
    </message>
    <message>
      <source>Next video</source>
      <translation>Nächstes Video</translation>
    </message>
    <message>
      <source>Nothing there</source>
      <translation>Nichts zu sehen</translation>
    </message>
    <message>
      <source>One frame or photo back</source>
      <translation>Ein Bild oder Foto zurück</translation>
    </message>
    <message>
      <source>One frame or photo on</source>
      <translation>Ein Bild oder Foto weiter</translation>
    </message>
    <message>
      <source>One second back</source>
      <translation>Eine Sekunde zurück</translation>
    </message>
    <message>
      <source>One second on</source>
      <translation>Eine Sekunde weiter</translation>
    </message>
    <message>
      <source>Open a folder of videos…</source>
      <translation>Ordner mit Videos öffnen …</translation>
    </message>
    <message>
      <source>Open a project…</source>
      <translation>Projekt öffnen …</translation>
    </message>
    <message>
      <source>Open a shared project…</source>
      <translation>Gemeinsames Projekt öffnen …</translation>
    </message>
    <message>
      <source>Person</source>
      <translation>Mensch</translation>
    </message>
    <message>
      <source>Pin what is selected</source>
      <translation>Auswahl anheften</translation>
    </message>
    <message>
      <source>Pin what is selected to {n}</source>
      <translation>Auswahl auf {n} anheften</translation>
    </message>
    <message>
      <source>Pinned label {n}</source>
      <translation>Angeheftete Angabe {n}</translation>
    </message>
    <message>
      <source>Pinned labels</source>
      <translation>Angeheftete Angaben</translation>
    </message>
    <message>
      <source>Play</source>
      <translation>Abspielen</translation>
    </message>
    <message>
      <source>Play backwards</source>
      <translation>Rückwärts abspielen</translation>
    </message>
    <message>
      <source>Play or pause</source>
      <translation>Abspielen/Pause</translation>
    </message>
    <message>
      <source>Previous observation</source>
      <translation>Vorige Beobachtung</translation>
    </message>
    <message>
      <source>Previous video</source>
      <translation>Voriges Video</translation>
    </message>
    <message>
      <source>Project</source>
      <translation>Projekt</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>Beenden</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>Wiederholen</translation>
    </message>
    <message>
      <source>Reject</source>
      <translation>Ablehnen</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Entfernen</translation>
    </message>
    <message>
      <source>Remove copies…</source>
      <translation>Kopien entfernen …</translation>
    </message>
    <message>
      <source>Remove from the project…</source>
      <translation>Aus dem Projekt entfernen …</translation>
    </message>
    <message>
      <source>Remove the box of this frame</source>
      <translation>Rahmen hier entfernen</translation>
    </message>
    <message>
      <source>Restore a backup…</source>
      <translation>Sicherung wiederherstellen …</translation>
    </message>
    <message>
      <source>Review blind, as a second observer…</source>
      <translation>Blind prüfen, als Zweitbeobachter …</translation>
    </message>
    <message>
      <source>Reviewed clips most like it</source>
      <translation>Ähnlichste geprüfte Clips</translation>
    </message>
    <message>
      <source>Save diagnostics…</source>
      <translation>Diagnose speichern …</translation>
    </message>
    <message>
      <source>Say a pinned label</source>
      <translation>Angeheftete Angabe verwenden</translation>
    </message>
    <message>
      <source>Say the last name again</source>
      <translation>Letzten Namen wiederholen</translation>
    </message>
    <message>
      <source>Scan all again…</source>
      <translation>Alles erneut scannen …</translation>
    </message>
    <message>
      <source>Scan what is new</source>
      <translation>Neues scannen</translation>
    </message>
    <message>
      <source>Select the one above too</source>
      <translation>Auch das darüber auswählen</translation>
    </message>
    <message>
      <source>Select the one below too</source>
      <translation>Auch das darunter auswählen</translation>
    </message>
    <message>
      <source>Settings…</source>
      <translation>Einstellungen …</translation>
    </message>
    <message>
      <source>Slower</source>
      <translation>Langsamer</translation>
    </message>
    <message>
      <source>Sound on or off</source>
      <translation>Ton ein/aus</translation>
    </message>
    <message>
      <source>Species</source>
      <translation>Art</translation>
    </message>
    <message>
      <source>Split at the playhead</source>
      <translation>An der Abspielposition teilen</translation>
    </message>
    <message>
      <source>Starts here</source>
      <translation>Beginnt hier</translation>
    </message>
    <message>
      <source>Take the tour</source>
      <translation>Rundgang starten</translation>
    </message>
    <message>
      <source>Timeline closer</source>
      <translation>Zeitleiste vergrößern</translation>
    </message>
    <message>
      <source>Timeline further</source>
      <translation>Zeitleiste verkleinern</translation>
    </message>
    <message>
      <source>Timeline to what is selected</source>
      <translation>Zeitleiste auf die Auswahl</translation>
    </message>
    <message>
      <source>To the drawn box before</source>
      <translation>Zum vorigen Rahmen</translation>
    </message>
    <message>
      <source>To the next drawn box</source>
      <translation>Zum nächsten Rahmen</translation>
    </message>
    <message>
      <source>Try the demonstration</source>
      <translation>Vorführung ansehen</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>Unknown animal</source>
      <translation>Unbekanntes Tier</translation>
    </message>
    <message>
      <source>User guide</source>
      <translation>Benutzerhandbuch</translation>
    </message>
    <message>
      <source>Vehicle</source>
      <translation>Fahrzeug</translation>
    </message>
    <message>
      <source>Ways of the animals</source>
      <translation>Wege der Tiere</translation>
    </message>
    <message>
      <source>What is new</source>
      <translation>Neuigkeiten</translation>
    </message>
    <message>
      <source>Where something moved</source>
      <translation>Wo sich etwas bewegt hat</translation>
    </message>
    <message>
      <source>Where the model looks</source>
      <translation>Wohin das Modell schaut</translation>
    </message>
    <message>
      <source>Which frames mattered to it</source>
      <translation>Ausschlaggebende Bilder</translation>
    </message>
    <message>
      <source>Which individual</source>
      <translation>Welches Individuum</translation>
    </message>
    <message>
      <source>Wider: genus, family, order</source>
      <translation>Höher: Gattung, Familie, Ordnung</translation>
    </message>
    <message>
      <source>Write a note</source>
      <translation>Notiz schreiben</translation>
    </message>
    <message>
      <source>Your own name for it…</source>
      <translation>Eigener Name dafür …</translation>
    </message>
    <message>
      <source>{key}+drag</source>
      <translation>{key}+Ziehen</translation>
    </message>
  </context>
  <context>
    <name>KeysDialog</name>
    <message>
      <source>All as usual</source>
      <translation>Alle zurücksetzen</translation>
    </message>
    <message>
      <source>Choose a line first.</source>
      <translation>Wählen Sie zuerst eine Zeile aus.</translation>
    </message>
    <message>
      <source>Double-click a line, then press the new key.</source>
      <translation>Doppelklicken Sie auf eine Zeile und drücken Sie dann die neue Taste.</translation>
    </message>
    <message>
      <source>Key</source>
      <translation>Taste</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>Tastenkürzel</translation>
    </message>
    <message>
      <source>No key</source>
      <translation>Keine Taste</translation>
    </message>
    <message>
      <source>Press the new key</source>
      <translation>Neue Taste drücken</translation>
    </message>
    <message>
      <source>The usual key</source>
      <translation>Standardtaste</translation>
    </message>
    <message>
      <source>Use it here instead</source>
      <translation>Stattdessen hier verwenden</translation>
    </message>
    <message>
      <source>What it does</source>
      <translation>Funktion</translation>
    </message>
    <message>
      <source>{action} has no key now.</source>
      <translation>{action} hat jetzt keine Taste mehr.</translation>
    </message>
    <message>
      <source>{key} is the key of: {action}.</source>
      <translation>{key} ist die Taste von: {action}.</translation>
    </message>
  </context>
  <context>
    <name>LearnerProcess</name>
    <message>
      <source>the process that trains could not be started</source>
      <translation>der Trainingsprozess konnte nicht gestartet werden</translation>
    </message>
    <message>
      <source>the process that trains ended early (exit code {n})</source>
      <translation>der Trainingsprozess endete vorzeitig (Code {n})</translation>
    </message>
    <message>
      <source>the system ended the process that trains; perhaps memory ran out</source>
      <translation>das System hat den Trainingsprozess beendet; möglicherweise war der Arbeitsspeicher voll</translation>
    </message>
  </context>
  <context>
    <name>Library</name>
    <message>
      <source>1 photo</source>
      <translation>1 Foto</translation>
    </message>
    <message>
      <source>1 video</source>
      <translation>1 Video</translation>
    </message>
    <message>
      <source>Cannot be read</source>
      <translation>Nicht lesbar</translation>
    </message>
    <message>
      <source>Not scanned yet</source>
      <translation>Noch nicht gescannt</translation>
    </message>
    <message>
      <source>Not scanned yet.</source>
      <translation>Noch nicht gescannt.</translation>
    </message>
    <message>
      <source>Not there now: connect its drive, or show where its folder is.</source>
      <translation>Zurzeit nicht verfügbar: Laufwerk anschließen oder zeigen, wo der Ordner liegt.</translation>
    </message>
    <message>
      <source>Nothing moved from beginning to end.</source>
      <translation>Von Anfang bis Ende hat sich nichts bewegt.</translation>
    </message>
    <message>
      <source>Observations: {n}, to review: {m}</source>
      <translation>Beobachtungen: {n}, zu prüfen: {m}</translation>
    </message>
    <message>
      <source>Read up to a defect</source>
      <translation>Bis zu einem Defekt gelesen</translation>
    </message>
    <message>
      <source>Scanned to the end.</source>
      <translation>Bis zum Ende gescannt.</translation>
    </message>
    <message>
      <source>about {n} h</source>
      <translation>etwa {n} h</translation>
    </message>
    <message>
      <source>about {n} min</source>
      <translation>etwa {n} min</translation>
    </message>
    <message>
      <source>by an imported table</source>
      <translation>laut importierter Tabelle</translation>
    </message>
    <message>
      <source>by its name</source>
      <translation>aus dem Namen</translation>
    </message>
    <message>
      <source>date of the file</source>
      <translation>Dateidatum</translation>
    </message>
    <message>
      <source>imported</source>
      <translation>importiert</translation>
    </message>
    <message>
      <source>less than a minute</source>
      <translation>weniger als eine Minute</translation>
    </message>
    <message>
      <source>less than a minute left</source>
      <translation>noch weniger als eine Minute</translation>
    </message>
    <message>
      <source>photo</source>
      <translation>Foto</translation>
    </message>
    <message>
      <source>read in the picture</source>
      <translation>im Bild gelesen</translation>
    </message>
    <message>
      <source>the photo says so</source>
      <translation>laut Foto</translation>
    </message>
    <message>
      <source>the video says so</source>
      <translation>laut Video</translation>
    </message>
    <message>
      <source>{n} h left</source>
      <translation>noch {n} h</translation>
    </message>
    <message>
      <source>{n} min left</source>
      <translation>noch {n} min</translation>
    </message>
    <message>
      <source>{n} photos</source>
      <translation>{n} Fotos</translation>
    </message>
    <message>
      <source>{n} to review</source>
      <translation>{n} zu prüfen</translation>
    </message>
    <message>
      <source>{n} videos</source>
      <translation>{n} Videos</translation>
    </message>
    <message>
      <source>{rate} frames a second</source>
      <translation>{rate} Bilder pro Sekunde</translation>
    </message>
    <message>
      <source>{videos} and {photos}</source>
      <translation>{videos} und {photos}</translation>
    </message>
  </context>
  <context>
    <name>LibraryFilters</name>
    <message>
      <source>All rejected</source>
      <translation>Alles abgelehnt</translation>
    </message>
    <message>
      <source>Blank</source>
      <translation>Leer</translation>
    </message>
    <message>
      <source>By a rule</source>
      <translation>Nach Regel</translation>
    </message>
    <message>
      <source>By species, behavior, confidence, site, date, hour …</source>
      <translation>Nach Art, Verhalten, Konfidenz, Standort, Datum, Stunde …</translation>
    </message>
    <message>
      <source>File replaced</source>
      <translation>Datei ersetzt</translation>
    </message>
    <message>
      <source>Filter…</source>
      <translation>Filter …</translation>
    </message>
    <message>
      <source>Not scanned</source>
      <translation>Nicht gescannt</translation>
    </message>
    <message>
      <source>Partial</source>
      <translation>Unvollständig</translation>
    </message>
    <message>
      <source>Reviewed</source>
      <translation>Geprüft</translation>
    </message>
    <message>
      <source>To look at yourself</source>
      <translation>Selbst anzusehen</translation>
    </message>
    <message>
      <source>To review</source>
      <translation>Zu prüfen</translation>
    </message>
    <message>
      <source>Unreadable</source>
      <translation>Unlesbar</translation>
    </message>
  </context>
  <context>
    <name>LibraryPanel</name>
    <message>
      <source>Add another folder to this project; files are never moved or copied</source>
      <translation>Einen weiteren Ordner zu diesem Projekt hinzufügen; Dateien werden nie verschoben oder kopiert</translation>
    </message>
    <message>
      <source>Add videos</source>
      <translation>Hinzufügen</translation>
    </message>
    <message>
      <source>Library</source>
      <translation>Bibliothek</translation>
    </message>
    <message>
      <source>No video is like that.</source>
      <translation>Kein Video entspricht dem.</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>Umbenennen</translation>
    </message>
    <message>
      <source>Rename {name}</source>
      <translation>{name} umbenennen</translation>
    </message>
    <message>
      <source>Show all videos</source>
      <translation>Alle Videos zeigen</translation>
    </message>
    <message>
      <source>Videos of this project</source>
      <translation>Videos dieses Projekts</translation>
    </message>
    <message>
      <source>{n} of {m}</source>
      <translation>{n} von {m}</translation>
    </message>
  </context>
  <context>
    <name>LikePart</name>
    <message>
      <source>The most alike of {n} that people reviewed in other videos; framed in yellow: called otherwise.</source>
      <translation>Die ähnlichsten von {n}, die in anderen Videos geprüft wurden; gelb umrandet: anders benannt.</translation>
    </message>
    <message>
      <source>‹ back to where you were</source>
      <translation>‹ zurück zur vorigen Stelle</translation>
    </message>
  </context>
  <context>
    <name>Listing</name>
    <message>
      <source>Any animal can be here</source>
      <translation>Jedes Tier kann hier vorkommen</translation>
    </message>
    <message>
      <source>List of {n} animals</source>
      <translation>Liste von {n} Tieren</translation>
    </message>
  </context>
  <context>
    <name>Looking</name>
    <message>
      <source>Select an animal that has boxes: the model looks at what is in them.</source>
      <translation>Wählen Sie ein Tier mit Rahmen aus: Das Modell betrachtet, was darin ist.</translation>
    </message>
    <message>
      <source>The model cannot show where it looks: {why}</source>
      <translation>Das Modell kann nicht zeigen, wohin es schaut: {why}</translation>
    </message>
    <message>
      <source>The model is looking…</source>
      <translation>Das Modell schaut hin …</translation>
    </message>
  </context>
  <context>
    <name>MachineScores</name>
    <message>
      <source>A person</source>
      <translation>Ein Mensch</translation>
    </message>
    <message>
      <source>A vehicle</source>
      <translation>Ein Fahrzeug</translation>
    </message>
    <message>
      <source>Added by a person; the machine did not see it.</source>
      <translation>Von einer Person hinzugefügt; das Programm hat es nicht erkannt.</translation>
    </message>
    <message>
      <source>An animal</source>
      <translation>Ein Tier</translation>
    </message>
    <message>
      <source>Detector</source>
      <translation>Detektor</translation>
    </message>
    <message>
      <source>Found by its motion, {share} sure that it is alive.</source>
      <translation>Anhand der Bewegung gefunden, zu {share} sicher ein Lebewesen.</translation>
    </message>
    <message>
      <source>Its confidence is {share}: this also takes in how surely something alive is there, and which animals can be there.</source>
      <translation>So benannt mit {share}: Darin ist auch, wie sicher dort etwas Lebendiges ist und welche Tiere dort vorkommen können.</translation>
    </message>
    <message>
      <source>Motion: none, it stands still</source>
      <translation>Bewegung: keine, es steht still</translation>
    </message>
    <message>
      <source>Motion: {share}</source>
      <translation>Bewegung: {share}</translation>
    </message>
    <message>
      <source>No model has named it yet.</source>
      <translation>Noch von keinem Modell benannt.</translation>
    </message>
    <message>
      <source>Something alive, {share} sure.</source>
      <translation>Zu {share} sicher ein Lebewesen.</translation>
    </message>
    <message>
      <source>Starter looked at it: it knows behaviors, no species. Name some, then improve.</source>
      <translation>Starter hat es betrachtet und kennt Verhalten, aber keine Arten. Benennen Sie einige und verbessern Sie dann das Modell.</translation>
    </message>
    <message>
      <source>{detector}: saw nothing there, {looks}</source>
      <translation>{detector}: hat dort nichts erkannt, {looks}</translation>
    </message>
    <message>
      <source>{detector}: was not shown it</source>
      <translation>{detector}: wurde dazu nicht befragt</translation>
    </message>
    <message>
      <source>{detector}: {share} in {looks}; its word is “{word}”</source>
      <translation>{detector}: {share} in {looks}; Bezeichnung: „{word}“</translation>
    </message>
    <message>
      <source>{model} looked at it and gave no name.</source>
      <translation>{model} hat es betrachtet und nicht benannt.</translation>
    </message>
    <message>
      <source>{name} (not on the list)</source>
      <translation>{name} (nicht auf der Liste)</translation>
    </message>
    <message>
      <source>{n} of {all} frames</source>
      <translation>{n} von {all} Bildern</translation>
    </message>
    <message>
      <source>{who}, {share} sure.</source>
      <translation>{who}, zu {share} sicher.</translation>
    </message>
  </context>
  <context>
    <name>MainWindow</name>
    <message>
      <source>Open {name}</source>
      <translation>{name} öffnen</translation>
    </message>
    <message>
      <source>Opening…</source>
      <translation>Wird geöffnet …</translation>
    </message>
    <message>
      <source>{path}, which was open last, is not there. Connect its drive, or open another.</source>
      <translation>{path}, zuletzt geöffnet, ist nicht vorhanden. Schließen Sie das Laufwerk an oder öffnen Sie ein anderes Projekt.</translation>
    </message>
  </context>
  <context>
    <name>Mattering</name>
    <message>
      <source>Select an animal that has boxes: the model looks at what is in them.</source>
      <translation>Wählen Sie ein Tier mit Rahmen aus: Das Modell betrachtet, was darin ist.</translation>
    </message>
    <message>
      <source>The model cannot say which frames mattered: {why}</source>
      <translation>Das Modell kann nicht sagen, welche Bilder ausschlaggebend waren: {why}</translation>
    </message>
    <message>
      <source>The model is looking…</source>
      <translation>Das Modell schaut hin …</translation>
    </message>
  </context>
  <context>
    <name>MessageBar</name>
    <message>
      <source>Close the message</source>
      <translation>Meldung schließen</translation>
    </message>
  </context>
  <context>
    <name>Middle</name>
    <message>
      <source>Add a folder…</source>
      <translation>Ordner hinzufügen …</translation>
    </message>
    <message>
      <source>Drop a folder of videos here. Files are never moved or copied.</source>
      <translation>Ziehen Sie einen Ordner mit Videos hierher. Dateien werden nie verschoben oder kopiert.</translation>
    </message>
    <message>
      <source>Looking for videos…</source>
      <translation>Suche nach Videos …</translation>
    </message>
    <message>
      <source>This project has no videos yet</source>
      <translation>Dieses Projekt hat noch keine Videos</translation>
    </message>
  </context>
  <context>
    <name>ModelLine</name>
    <message>
      <source>No model names the animals of this project, so there is none that looks. Choose one in the menu of Scan, or make one with Improve.</source>
      <translation>Kein Modell benennt die Tiere dieses Projekts, also gibt es keines, das hinschauen könnte. Wählen Sie eines im Menü von „Scannen“ oder erstellen Sie eines mit „Verbessern“.</translation>
    </message>
  </context>
  <context>
    <name>ModelList</name>
    <message>
      <source>Models</source>
      <translation>Modelle</translation>
    </message>
  </context>
  <context>
    <name>ModelTrial</name>
    <message>
      <source>It could not be tried: {why}.</source>
      <translation>Das Modell konnte nicht getestet werden: {why}.</translation>
    </message>
  </context>
  <context>
    <name>Models</name>
    <message>
      <source>A start for training. A scan can use it too: it names animals.</source>
      <translation>Ausgangspunkt fürs Training. Auch zum Scannen verwendbar: benennt Tiere.</translation>
    </message>
    <message>
      <source>A start for training: knows how things move, but no species. A scan cannot use it.</source>
      <translation>Ausgangspunkt fürs Training: weiß, wie sich Dinge bewegen, kennt aber keine Arten. Zum Scannen nicht verwendbar.</translation>
    </message>
    <message>
      <source>A start for training: knows what animals do. A scan can use it too: it knows no species, so animals stay unnamed.</source>
      <translation>Ausgangspunkt fürs Training: weiß, was Tiere tun. Auch zum Scannen verwendbar: kennt keine Arten, die Tiere bleiben also ohne Namen.</translation>
    </message>
    <message>
      <source>After its training: {score}, every class alike, on {m} clips of sites that it never saw.</source>
      <translation>Nach dem Training: {score}, jede Klasse gleich gewichtet, bei {m} Clips von Standorten, die es nie gesehen hat.</translation>
    </message>
    <message>
      <source>After its training: {score}, every class alike, on {m} other clips of sites that it knows.</source>
      <translation>Nach dem Training: {score}, jede Klasse gleich gewichtet, bei {m} anderen Clips von Standorten, die es kennt.</translation>
    </message>
    <message>
      <source>Behaviors</source>
      <translation>Verhaltensweisen</translation>
    </message>
    <message>
      <source>Built as</source>
      <translation>Bauart</translation>
    </message>
    <message>
      <source>Chosen from elsewhere</source>
      <translation>Selbst hinzugefügt</translation>
    </message>
    <message>
      <source>Comes with Trapline</source>
      <translation>Mit Trapline geliefert</translation>
    </message>
    <message>
      <source>Do not use it any more</source>
      <translation>Nicht mehr verwenden</translation>
    </message>
    <message>
      <source>File</source>
      <translation>Datei</translation>
    </message>
    <message>
      <source>From</source>
      <translation>Herkunft</translation>
    </message>
    <message>
      <source>Helps motion to find what is in the picture: animals, people, vehicles.</source>
      <translation>Hilft der Bewegungserkennung zu finden, was im Bild ist: Tiere, Menschen, Fahrzeuge.</translation>
    </message>
    <message>
      <source>In your review: {n} of {m} findings that you looked at were right ({low} to {high}).</source>
      <translation>In Ihrer Prüfung: {n} von {m} geprüften Detektionen waren richtig ({low} bis {high}).</translation>
    </message>
    <message>
      <source>It was judged on your labels, but they hold nothing that it knows.</source>
      <translation>Es wurde anhand Ihrer Angaben bewertet, aber sie enthalten nichts, was es kennt.</translation>
    </message>
    <message>
      <source>Knows</source>
      <translation>Kennt</translation>
    </message>
    <message>
      <source>Learned from</source>
      <translation>Gelernt aus</translation>
    </message>
    <message>
      <source>Licence</source>
      <translation>Lizenz</translation>
    </message>
    <message>
      <source>Made by</source>
      <translation>Erstellt von</translation>
    </message>
    <message>
      <source>Names the animals that a scan finds, and what they do.</source>
      <translation>Benennt die Tiere, die ein Scan findet, und was sie tun.</translation>
    </message>
    <message>
      <source>On this computer</source>
      <translation>Auf diesem Computer</translation>
    </message>
    <message>
      <source>On your labels: {score}, every class alike, on {m} clips.</source>
      <translation>Anhand Ihrer Angaben: {score}, jede Klasse gleich gewichtet, bei {m} Clips.</translation>
    </message>
    <message>
      <source>SHA-256</source>
      <translation>SHA-256</translation>
    </message>
    <message>
      <source>Said of it</source>
      <translation>Anmerkungen</translation>
    </message>
    <message>
      <source>Says what animals do. It knows no species, so they stay unnamed.</source>
      <translation>Erkennt, was Tiere tun. Es kennt keine Arten, die Tiere bleiben also ohne Namen.</translation>
    </message>
    <message>
      <source>Since</source>
      <translation>Seit</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Größe</translation>
    </message>
    <message>
      <source>Start the next training from it</source>
      <translation>Das nächste Training damit beginnen</translation>
    </message>
    <message>
      <source>Started from</source>
      <translation>Ausgangsmodell</translation>
    </message>
    <message>
      <source>To be cited as</source>
      <translation>Zitierweise</translation>
    </message>
    <message>
      <source>To download</source>
      <translation>Verfügbar</translation>
    </message>
    <message>
      <source>Trained in this project</source>
      <translation>In diesem Projekt trainiert</translation>
    </message>
    <message>
      <source>Use it for this project</source>
      <translation>Für dieses Projekt verwenden</translation>
    </message>
    <message>
      <source>asks for it…</source>
      <translation>wird angefragt …</translation>
    </message>
    <message>
      <source>finds animals</source>
      <translation>findet Tiere</translation>
    </message>
    <message>
      <source>in use</source>
      <translation>in Verwendung</translation>
    </message>
    <message>
      <source>is judged on your labels…</source>
      <translation>wird anhand Ihrer Angaben bewertet …</translation>
    </message>
    <message>
      <source>is looked into…</source>
      <translation>wird untersucht …</translation>
    </message>
    <message>
      <source>its makers publish none: only the length can be checked</source>
      <translation>die Hersteller veröffentlichen keine: Nur die Dateigröße kann geprüft werden</translation>
    </message>
    <message>
      <source>names animals</source>
      <translation>benennt Tiere</translation>
    </message>
    <message>
      <source>one animal</source>
      <translation>ein Tier</translation>
    </message>
    <message>
      <source>one behavior</source>
      <translation>eine Verhaltensweise</translation>
    </message>
    <message>
      <source>one of them at a time (softmax): it never says that an animal does none</source>
      <translation>immer nur eine davon (Softmax): sagt nie, dass ein Tier keine zeigt</translation>
    </message>
    <message>
      <source>reads clip {n} of {m}</source>
      <translation>liest Clip {n} von {m}</translation>
    </message>
    <message>
      <source>says what animals do</source>
      <translation>erkennt, was Tiere tun</translation>
    </message>
    <message>
      <source>to train from</source>
      <translation>zum Trainieren</translation>
    </message>
    <message>
      <source>yours, as you trained it</source>
      <translation>Ihre eigene, da Sie es trainiert haben</translation>
    </message>
    <message>
      <source>{model}, of {day}</source>
      <translation>{model}, vom {day}</translation>
    </message>
    <message>
      <source>{n} animals</source>
      <translation>{n} Tiere</translation>
    </message>
    <message>
      <source>{n} behaviors</source>
      <translation>{n} Verhaltensweisen</translation>
    </message>
    <message>
      <source>{n} labelled clips of one site of this project</source>
      <translation>{n} benannte Clips von einem Standort dieses Projekts</translation>
    </message>
    <message>
      <source>{n} labelled clips of {m} sites of this project</source>
      <translation>{n} benannte Clips von {m} Standorten dieses Projekts</translation>
    </message>
    <message>
      <source>{size} came</source>
      <translation>{size} geladen</translation>
    </message>
    <message>
      <source>{size} came already</source>
      <translation>{size} bereits geladen</translation>
    </message>
    <message>
      <source>{size} of {total}</source>
      <translation>{size} von {total}</translation>
    </message>
  </context>
  <context>
    <name>ModelsPage</name>
    <message>
      <source>About the model</source>
      <translation>Über das Modell</translation>
    </message>
    <message>
      <source>Import a file…</source>
      <translation>Datei importieren …</translation>
    </message>
    <message>
      <source>Import a model</source>
      <translation>Modell importieren</translation>
    </message>
    <message>
      <source>Models ({patterns})</source>
      <translation>Modelle ({patterns})</translation>
    </message>
    <message>
      <source>Nothing is fetched unless you ask for it.</source>
      <translation>Ohne Ihr Zutun wird nichts heruntergeladen.</translation>
    </message>
    <message>
      <source>Or drop a file here: {suffixes}. It is looked into first; nothing in it is ever run.</source>
      <translation>Oder legen Sie eine Datei hier ab: {suffixes}. Sie wird zuerst untersucht; nichts darin wird je ausgeführt.</translation>
    </message>
    <message>
      <source>‹ Back</source>
      <translation>‹ Zurück</translation>
    </message>
  </context>
  <context>
    <name>ModelsVisit</name>
    <message>
      <source>Show it</source>
      <translation>Zeigen</translation>
    </message>
    <message>
      <source>{model} is installed.</source>
      <translation>{model} ist installiert.</translation>
    </message>
  </context>
  <context>
    <name>Names</name>
    <message>
      <source>accepted</source>
      <translation>bestätigt</translation>
    </message>
    <message>
      <source>added by hand</source>
      <translation>von Hand hinzugefügt</translation>
    </message>
    <message>
      <source>animal</source>
      <translation>Tier</translation>
    </message>
    <message>
      <source>animal?</source>
      <translation>Tier?</translation>
    </message>
    <message>
      <source>behavior?</source>
      <translation>Verhalten?</translation>
    </message>
    <message>
      <source>corrected</source>
      <translation>korrigiert</translation>
    </message>
    <message>
      <source>model {n}</source>
      <translation>Modell {n}</translation>
    </message>
    <message>
      <source>nothing there</source>
      <translation>nichts zu sehen</translation>
    </message>
    <message>
      <source>person</source>
      <translation>Mensch</translation>
    </message>
    <message>
      <source>rejected</source>
      <translation>abgelehnt</translation>
    </message>
    <message>
      <source>to review</source>
      <translation>zu prüfen</translation>
    </message>
    <message>
      <source>unknown animal</source>
      <translation>unbekanntes Tier</translation>
    </message>
    <message>
      <source>vehicle</source>
      <translation>Fahrzeug</translation>
    </message>
    <message>
      <source>~ Raw scores, no chances: this model was judged on too few clips to know how often they are right.</source>
      <translation>~ Rohe Scores, keine Wahrscheinlichkeiten: Dieses Modell wurde an zu wenigen Clips bewertet, um zu wissen, wie oft sie richtig sind.</translation>
    </message>
  </context>
  <context>
    <name>NewTaxonDialog</name>
    <message>
      <source>Add</source>
      <translation>Hinzufügen</translation>
    </message>
    <message>
      <source>Add an animal to this project</source>
      <translation>Ein Tier zu diesem Projekt hinzufügen</translation>
    </message>
    <message>
      <source>Belongs to</source>
      <translation>Gehört zu</translation>
    </message>
    <message>
      <source>May stay empty</source>
      <translation>Darf leer bleiben</translation>
    </message>
    <message>
      <source>May stay empty: cat family, Canis…</source>
      <translation>Darf leer bleiben: Katzen, Canis …</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Rank</source>
      <translation>Rangstufe</translation>
    </message>
    <message>
      <source>Scientific name</source>
      <translation>Wissenschaftlicher Name</translation>
    </message>
  </context>
  <context>
    <name>NumbersModel</name>
    <message>
      <source>opens one video</source>
      <translation>öffnet ein Video</translation>
    </message>
    <message>
      <source>opens {n} videos</source>
      <translation>öffnet {n} Videos</translation>
    </message>
  </context>
  <context>
    <name>NumbersTable</name>
    <message>
      <source>The numbers behind the plot</source>
      <translation>Die Zahlen hinter der Grafik</translation>
    </message>
  </context>
  <context>
    <name>ObservationCard</name>
    <message>
      <source>Add a behavior: eats, sleeps…</source>
      <translation>Verhalten hinzufügen: frisst, schläft …</translation>
    </message>
    <message>
      <source>Animals that can be here</source>
      <translation>Artenliste: Tiere, die hier vorkommen können</translation>
    </message>
    <message>
      <source>BEHAVIOR</source>
      <translation>VERHALTEN</translation>
    </message>
    <message>
      <source>Behavior</source>
      <translation>Verhalten</translation>
    </message>
    <message>
      <source>Behaviors, their keys, colors and groups</source>
      <translation>Verhaltensweisen, ihre Tasten, Farben und Gruppen</translation>
    </message>
    <message>
      <source>Count {name}</source>
      <translation>Anzahl von {name}</translation>
    </message>
    <message>
      <source>Ethogram…</source>
      <translation>Ethogramm …</translation>
    </message>
    <message>
      <source>FROM WHAT YOU SAID SO FAR</source>
      <translation>NACH IHREN BISHERIGEN ANGABEN</translation>
    </message>
    <message>
      <source>HISTORY</source>
      <translation>VERLAUF</translation>
    </message>
    <message>
      <source>Individual of {name}</source>
      <translation>Individuum von {name}</translation>
    </message>
    <message>
      <source>Life stage of {name}</source>
      <translation>Altersklasse von {name}</translation>
    </message>
    <message>
      <source>List…</source>
      <translation>Liste …</translation>
    </message>
    <message>
      <source>Modifiers</source>
      <translation>Zusätze</translation>
    </message>
    <message>
      <source>Modifiers of {name}</source>
      <translation>Zusätze von {name}</translation>
    </message>
    <message>
      <source>Notes on {name}</source>
      <translation>Notizen zu {name}</translation>
    </message>
    <message>
      <source>Quality of {name}</source>
      <translation>Qualität von {name}</translation>
    </message>
    <message>
      <source>Reaction of {name}</source>
      <translation>Reaktion von {name}</translation>
    </message>
    <message>
      <source>Remove this behavior</source>
      <translation>Dieses Verhalten entfernen</translation>
    </message>
    <message>
      <source>SPECIES</source>
      <translation>ART</translation>
    </message>
    <message>
      <source>Sex of {name}</source>
      <translation>Geschlecht von {name}</translation>
    </message>
    <message>
      <source>Species</source>
      <translation>Art</translation>
    </message>
    <message>
      <source>THE MACHINE SAYS</source>
      <translation>LAUT PROGRAMM</translation>
    </message>
    <message>
      <source>Tags of {name}</source>
      <translation>Schlagwörter von {name}</translation>
    </message>
    <message>
      <source>Type a few letters: lion, panth, fel…</source>
      <translation>Einige Buchstaben: löwe, panth, fel …</translation>
    </message>
    <message>
      <source>‹ of {animal}</source>
      <translation>‹ von {animal}</translation>
    </message>
  </context>
  <context>
    <name>ObservationPanel</name>
    <message>
      <source>Done</source>
      <translation>Fertig</translation>
    </message>
    <message>
      <source>Next</source>
      <translation>Weiter</translation>
    </message>
  </context>
  <context>
    <name>OpenAgainMenu</name>
    <message>
      <source>Open again</source>
      <translation>Wieder öffnen</translation>
    </message>
  </context>
  <context>
    <name>Passage</name>
    <message>
      <source>Opening…</source>
      <translation>Wird geöffnet …</translation>
    </message>
    <message>
      <source>Stopping what is under way…</source>
      <translation>Laufende Vorgänge werden beendet …</translation>
    </message>
  </context>
  <context>
    <name>PhotoBar</name>
    <message>
      <source>Brighten the picture</source>
      <translation>Bild aufhellen</translation>
    </message>
    <message>
      <source>Camera clock</source>
      <translation>Kamerazeit</translation>
    </message>
    <message>
      <source>Next photo</source>
      <translation>Nächstes Foto</translation>
    </message>
    <message>
      <source>Photo</source>
      <translation>Foto</translation>
    </message>
    <message>
      <source>Photo before</source>
      <translation>Voriges Foto</translation>
    </message>
    <message>
      <source>Photo {n} of {all} in this burst</source>
      <translation>Foto {n} von {all} dieser Serie</translation>
    </message>
  </context>
  <context>
    <name>PhotoShelf</name>
    <message>
      <source>Animals in this photo</source>
      <translation>Tiere auf diesem Foto</translation>
    </message>
    <message>
      <source>Animals: {n}, to review: {m}</source>
      <translation>Tiere: {n}, zu prüfen: {m}</translation>
    </message>
    <message>
      <source>Drag on the picture to add an animal.</source>
      <translation>Ziehen Sie auf dem Bild, um ein Tier hinzuzufügen.</translation>
    </message>
    <message>
      <source>Photos of this burst</source>
      <translation>Fotos dieser Serie</translation>
    </message>
  </context>
  <context>
    <name>Picker</name>
    <message>
      <source>Choices: {n}</source>
      <translation>Zur Wahl: {n}</translation>
    </message>
    <message>
      <source>nothing is called so</source>
      <translation>nichts heißt so</translation>
    </message>
    <message>
      <source>{n} of {all}</source>
      <translation>{n} von {all}</translation>
    </message>
  </context>
  <context>
    <name>PinBar</name>
    <message>
      <source>Pin what is selected here</source>
      <translation>Auswahl hier anheften</translation>
    </message>
    <message>
      <source>Pin what is selected to {n} (Ctrl+{n})</source>
      <translation>Auswahl auf {n} anheften (Strg+{n})</translation>
    </message>
    <message>
      <source>Press {n}. Right click to change it.</source>
      <translation>Taste {n} drücken. Rechtsklick zum Ändern.</translation>
    </message>
    <message>
      <source>Unpin</source>
      <translation>Lösen</translation>
    </message>
  </context>
  <context>
    <name>Pinning</name>
    <message>
      <source>It has no name yet that could be pinned.</source>
      <translation>Es hat noch keinen Namen, der angeheftet werden könnte.</translation>
    </message>
    <message>
      <source>Name {name} more widely</source>
      <translation>{name} weiter gefasst benennen</translation>
    </message>
    <message>
      <source>Nothing is pinned to {n}. Press Ctrl+{n} to pin what is selected.</source>
      <translation>Auf {n} ist nichts angeheftet. Mit Strg+{n} heften Sie die Auswahl an.</translation>
    </message>
    <message>
      <source>Pin {name} to {n}</source>
      <translation>{name} auf {n} anheften</translation>
    </message>
    <message>
      <source>The whole video: {name}</source>
      <translation>Das ganze Video: {name}</translation>
    </message>
    <message>
      <source>There is nothing wider to call it.</source>
      <translation>Weiter lässt es sich nicht fassen.</translation>
    </message>
    <message>
      <source>Unpin {n}</source>
      <translation>{n} lösen</translation>
    </message>
  </context>
  <context>
    <name>PlaceQuestions</name>
    <message>
      <source>Add a folder of videos</source>
      <translation>Ordner mit Videos hinzufügen</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Öffnen</translation>
    </message>
    <message>
      <source>Open a folder of videos</source>
      <translation>Einen Ordner mit Videos öffnen</translation>
    </message>
    <message>
      <source>Open a project</source>
      <translation>Ein Projekt öffnen</translation>
    </message>
    <message>
      <source>Open a shared project</source>
      <translation>Ein gemeinsames Projekt öffnen</translation>
    </message>
    <message>
      <source>Trapline projects (*.trapline)</source>
      <translation>Trapline-Projekte (*.trapline)</translation>
    </message>
    <message>
      <source>Where is the project? Ask who looks after the database; an empty one becomes a new project.</source>
      <translation>Wo liegt das Projekt? Fragen Sie die Person, die die Datenbank betreut; aus einer leeren wird ein neues Projekt.</translation>
    </message>
  </context>
  <context>
    <name>PlacesDialog</name>
    <message>
      <source>* Files that the pattern does not fit: {n}; their places are guessed.</source>
      <translation>* Dateien, auf die das Muster nicht passt: {n}; ihre Standorte sind geraten.</translation>
    </message>
    <message>
      <source>Deployment</source>
      <translation>Einsatz</translation>
    </message>
    <message>
      <source>Files</source>
      <translation>Dateien</translation>
    </message>
    <message>
      <source>Files: {n}, deployments: {m}, sites: {k}.</source>
      <translation>Dateien: {n}, Einsätze: {m}, Standorte: {k}.</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>Folders</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>Now</source>
      <translation>Bisher</translation>
    </message>
    <message>
      <source>Pattern of the folders</source>
      <translation>Muster der Ordner</translation>
    </message>
    <message>
      <source>Site</source>
      <translation>Standort</translation>
    </message>
    <message>
      <source>Sites from folders</source>
      <translation>Standorte aus Ordnern</translation>
    </message>
    <message>
      <source>The first {n} folders are shown.</source>
      <translation>Gezeigt werden die ersten {n} Ordner.</translation>
    </message>
    <message>
      <source>Use these sites</source>
      <translation>Diese Standorte verwenden</translation>
    </message>
    <message>
      <source>Write what each folder stands for, from the opened one on: {site}, {deployment}, * for anything. Folders below the last part, such as DCIM and 100MEDIA, belong to the deployment.</source>
      <translation>Geben Sie an, wofür jeder Ordner steht, vom geöffneten an: {site} (Standort), {deployment} (Einsatz), * für Beliebiges. Ordner unter dem letzten Teil, wie DCIM und 100MEDIA, gehören zum Einsatz.</translation>
    </message>
    <message>
      <source>empty: guessed from names such as card 2, 2024-06-12, DCIM</source>
      <translation>leer: aus Namen wie Karte 2, 2024-06-12, DCIM erschlossen</translation>
    </message>
  </context>
  <context>
    <name>PlanCard</name>
    <message>
      <source>All that was reviewed is of one class. A model learns to tell classes apart: review at least one other, for example by rejecting motion in which there is nothing.</source>
      <translation>Alles Geprüfte gehört zu einer Klasse. Ein Modell lernt zu unterscheiden: Prüfen Sie mindestens eine weitere, etwa indem Sie Bewegungen ablehnen, in denen nichts zu sehen ist.</translation>
    </message>
    <message>
      <source>As soon as some animals are reviewed, a model can learn from them here.</source>
      <translation>Sobald einige Tiere geprüft sind, kann hier ein Modell daraus lernen.</translation>
    </message>
    <message>
      <source>As there are few sites, each is also left out in turn.</source>
      <translation>Da es nur wenige Standorte gibt, wird außerdem jeder einmal ausgelassen.</translation>
    </message>
    <message>
      <source>By so few clips only a large difference can be told from chance.</source>
      <translation>An so wenigen Clips lässt sich nur ein großer Unterschied vom Zufall unterscheiden.</translation>
    </message>
    <message>
      <source>How to train</source>
      <translation>Wie trainiert wird</translation>
    </message>
    <message>
      <source>Improve the model</source>
      <translation>Modell verbessern</translation>
    </message>
    <message>
      <source>It learns more slowly than the one that went astray.</source>
      <translation>Es lernt langsamer als das entgleiste.</translation>
    </message>
    <message>
      <source>It takes {time} on this computer ({device}), behind the window.</source>
      <translation>Es dauert {time} auf diesem Computer ({device}), im Hintergrund.</translation>
    </message>
    <message>
      <source>Judged on other videos of the same site, since all are of one.</source>
      <translation>Bewertet an anderen Videos desselben Standorts, da alle von einem stammen.</translation>
    </message>
    <message>
      <source>Judged on other videos of the same sites: each has an animal or a behavior that no other has.</source>
      <translation>Bewertet wird an anderen Videos derselben Standorte: An jedem gibt es ein Tier oder ein Verhalten, das es an keinem anderen gibt.</translation>
    </message>
    <message>
      <source>Judged on other videos of the same sites: what it starts from has learned from all of them.</source>
      <translation>Bewertet wird an anderen Videos derselben Standorte: Das Ausgangsmodell hat von allen gelernt.</translation>
    </message>
    <message>
      <source>Judged on {sites}, from which it never learns.</source>
      <translation>Bewertet an {sites}; davon wird nie gelernt.</translation>
    </message>
    <message>
      <source>Learns from all {n} examples.</source>
      <translation>Lernt aus allen {n} Beispielen.</translation>
    </message>
    <message>
      <source>Learns from {n} of the examples and is judged on the other {m}.</source>
      <translation>Lernt aus {n} der Beispiele und wird an den anderen {m} bewertet.</translation>
    </message>
    <message>
      <source>Looking at what was reviewed…</source>
      <translation>Geprüftes wird gesichtet …</translation>
    </message>
    <message>
      <source>Measuring how fast this computer trains…</source>
      <translation>Die Trainingsgeschwindigkeit dieses Computers wird gemessen …</translation>
    </message>
    <message>
      <source>Pick for me</source>
      <translation>Automatisch wählen</translation>
    </message>
    <message>
      <source>Start over</source>
      <translation>Neu beginnen</translation>
    </message>
    <message>
      <source>Teach the model what you know</source>
      <translation>Dem Modell beibringen, was Sie wissen</translation>
    </message>
    <message>
      <source>The last model was not surely better than guessing: more labels help most.</source>
      <translation>Das letzte Modell war nicht sicher besser als Raten: Mehr Angaben helfen am meisten.</translation>
    </message>
    <message>
      <source>The model in use is not at {path}: connect its drive and come here again to teach that one.</source>
      <translation>Das verwendete Modell liegt nicht unter {path}: Schließen Sie sein Laufwerk an und kommen Sie wieder hierher, um jenes weiter zu lehren.</translation>
    </message>
    <message>
      <source>There are too few clips to hold any back, so nobody can say how good it gets.</source>
      <translation>Es gibt zu wenige Clips, um welche zurückzuhalten; wie gut es wird, lässt sich daher nicht sagen.</translation>
    </message>
    <message>
      <source>Throws away what the stopped training has learned</source>
      <translation>Verwirft, was das angehaltene Training gelernt hat</translation>
    </message>
  </context>
  <context>
    <name>PlayerView</name>
    <message>
      <source>Player</source>
      <translation>Player</translation>
    </message>
    <message>
      <source>{time}, frame {n}</source>
      <translation>{time}, Bild {n}</translation>
    </message>
  </context>
  <context>
    <name>PlotView</name>
    <message>
      <source>Drawing…</source>
      <translation>Wird gezeichnet …</translation>
    </message>
    <message>
      <source>a click opens {videos}</source>
      <translation>ein Klick öffnet {videos}</translation>
    </message>
    <message>
      <source>no videos</source>
      <translation>keine Videos</translation>
    </message>
    <message>
      <source>one video</source>
      <translation>ein Video</translation>
    </message>
    <message>
      <source>{n} videos</source>
      <translation>{n} Videos</translation>
    </message>
  </context>
  <context>
    <name>ProblemDialog</name>
    <message>
      <source>Copy the report</source>
      <translation>Bericht kopieren</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Fortsetzen</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Bericht</translation>
    </message>
    <message>
      <source>Show the log</source>
      <translation>Protokoll anzeigen</translation>
    </message>
    <message>
      <source>The log lies in {path}</source>
      <translation>Das Protokoll liegt in {path}</translation>
    </message>
    <message>
      <source>Trapline made a mistake</source>
      <translation>In Trapline ist ein Fehler aufgetreten</translation>
    </message>
  </context>
  <context>
    <name>QShortcut</name>
    <message>
      <source>Ctrl</source>
      <translation>Strg</translation>
    </message>
    <message>
      <source>Down</source>
      <translation>↓</translation>
    </message>
    <message>
      <source>Left</source>
      <translation>←</translation>
    </message>
    <message>
      <source>PgDown</source>
      <translation>Bild ↓</translation>
    </message>
    <message>
      <source>PgUp</source>
      <translation>Bild ↑</translation>
    </message>
    <message>
      <source>Right</source>
      <translation>→</translation>
    </message>
    <message>
      <source>Shift</source>
      <translation>Umschalt</translation>
    </message>
    <message>
      <source>Up</source>
      <translation>↑</translation>
    </message>
  </context>
  <context>
    <name>Queue</name>
    <message>
      <source>By the event's other videos, by motion, or by what looks alike.</source>
      <translation>Aufgrund anderer Videos desselben Ereignisses, der Bewegung oder ähnlich aussehender Tiere.</translation>
    </message>
    <message>
      <source>Check of blank videos</source>
      <translation>Kontrolle leerer Videos</translation>
    </message>
    <message>
      <source>Contradicted</source>
      <translation>Im Widerspruch</translation>
    </message>
    <message>
      <source>Every animal is reviewed. Behaviors that nobody has looked at: {n}.</source>
      <translation>Alle Tiere sind geprüft. Verhaltensabschnitte, die niemand angesehen hat: {n}.</translation>
    </message>
    <message>
      <source>Everything is reviewed.</source>
      <translation>Alles ist geprüft.</translation>
    </message>
    <message>
      <source>Everything that was found is reviewed. Photos in which motion alone cannot find animals: {n}. Look at them, or scan with a detector.</source>
      <translation>Alles Gefundene ist geprüft. Fotos, in denen Bewegung allein keine Tiere finden kann: {n}. Sehen Sie sie an oder scannen Sie mit einem Detektor.</translation>
    </message>
    <message>
      <source>Everything that was found is reviewed. Some videos are not scanned yet.</source>
      <translation>Alles Gefundene ist geprüft. Einige Videos sind noch nicht gescannt.</translation>
    </message>
    <message>
      <source>Other videos of this event show another species.</source>
      <translation>Andere Videos dieses Ereignisses zeigen eine andere Art.</translation>
    </message>
    <message>
      <source>Place by place</source>
      <translation>Standort für Standort</translation>
    </message>
    <message>
      <source>Random sample</source>
      <translation>Zufallsstichprobe</translation>
    </message>
    <message>
      <source>Rare species first</source>
      <translation>Seltene Arten zuerst</translation>
    </message>
    <message>
      <source>Says how many animals were missed.</source>
      <translation>Zeigt, wie viele Tiere übersehen wurden.</translation>
    </message>
    <message>
      <source>Says how often the machine is right.</source>
      <translation>Zeigt, wie oft das Programm richtig liegt.</translation>
    </message>
    <message>
      <source>Single photos</source>
      <translation>Einzelne Fotos</translation>
    </message>
    <message>
      <source>So that no rare species is missed.</source>
      <translation>Damit keine seltene Art übersehen wird.</translation>
    </message>
    <message>
      <source>The movement does not look alive.</source>
      <translation>Die Bewegung wirkt nicht wie die eines Tiers.</translation>
    </message>
    <message>
      <source>There is nothing to review before the first scan. Press Scan.</source>
      <translation>Vor dem ersten Scan gibt es nichts zu prüfen. Drücken Sie „Scannen“.</translation>
    </message>
    <message>
      <source>There is nothing to review: this project has no videos yet.</source>
      <translation>Es gibt nichts zu prüfen: Dieses Projekt hat noch keine Videos.</translation>
    </message>
    <message>
      <source>They stand alone: motion has nothing to compare them with.</source>
      <translation>Einzelne Fotos: Die Bewegungserkennung hat nichts zum Vergleichen.</translation>
    </message>
    <message>
      <source>Through the library, oldest first.</source>
      <translation>Durch die Bibliothek, Ältestes zuerst.</translation>
    </message>
    <message>
      <source>Unsure altogether</source>
      <translation>Völlig unsicher</translation>
    </message>
    <message>
      <source>Unsure between two species</source>
      <translation>Unsicher zwischen zwei Arten</translation>
    </message>
    <message>
      <source>What looks like it is called otherwise.</source>
      <translation>Ähnlich Aussehendes ist anders benannt.</translation>
    </message>
    <message>
      <source>Where a look helps the model most.</source>
      <translation>Wo eine Prüfung dem Modell am meisten hilft.</translation>
    </message>
    <message>
      <source>Where the model has no idea.</source>
      <translation>Wo das Modell keinerlei Anhaltspunkt hat.</translation>
    </message>
  </context>
  <context>
    <name>QueueBar</name>
    <message>
      <source>Being put in order…</source>
      <translation>Wird sortiert …</translation>
    </message>
    <message>
      <source>Blind review by {name}</source>
      <translation>Blinde Prüfung durch {name}</translation>
    </message>
    <message>
      <source>End it</source>
      <translation>Beenden</translation>
    </message>
    <message>
      <source>In brackets: where the true share lies 19 times in 20 (Wilson). What a person looked at counts, from the first of the sample up to the first that is skipped; what a rule confirmed does not.</source>
      <translation>In Klammern: wo der wahre Anteil in 19 von 20 Fällen liegt (Wilson). Es zählt, was jemand angesehen hat, vom ersten der Stichprobe bis zum ersten, das übersprungen wird; was eine Regel bestätigt hat, zählt nicht.</translation>
    </message>
    <message>
      <source>Leave</source>
      <translation>Verlassen</translation>
    </message>
    <message>
      <source>Nothing there</source>
      <translation>Nichts zu sehen</translation>
    </message>
    <message>
      <source>The first of it is still to be reviewed: the share counts from there.</source>
      <translation>Das Erste davon ist noch zu prüfen: Von dort an zählt der Anteil.</translation>
    </message>
    <message>
      <source>You see what the machine found and your own labels</source>
      <translation>Sie sehen, was das Programm gefunden hat, und Ihre eigenen Angaben</translation>
    </message>
    <message>
      <source>{n} left</source>
      <translation>noch {n}</translation>
    </message>
    <message>
      <source>{n} looked at, {k} of them not blank: {share}</source>
      <translation>{n} geprüft, davon {k} nicht leer: {share}</translation>
    </message>
    <message>
      <source>{n} looked at, {k} right: {share}</source>
      <translation>{n} geprüft, {k} richtig: {share}</translation>
    </message>
  </context>
  <context>
    <name>QueueDesk</name>
    <message>
      <source>All that passes the filter is reviewed.</source>
      <translation>Alles, was dem Filter entspricht, ist geprüft.</translation>
    </message>
    <message>
      <source>Looking for what to review next…</source>
      <translation>Suche nach dem Nächsten zum Prüfen …</translation>
    </message>
    <message>
      <source>This one is the last that is left to review.</source>
      <translation>Dies ist die letzte, die noch zu prüfen ist.</translation>
    </message>
    <message>
      <source>This queue is done. Choose another beside Review.</source>
      <translation>Diese Warteschlange ist abgearbeitet. Wählen Sie neben „Prüfen“ eine andere.</translation>
    </message>
  </context>
  <context>
    <name>QueueMenu</name>
    <message>
      <source>What comes next</source>
      <translation>Was als Nächstes kommt</translation>
    </message>
    <message>
      <source>{who}: one animal reviewed</source>
      <translation>{who}: ein Tier geprüft</translation>
    </message>
    <message>
      <source>{who}: {n} animals reviewed</source>
      <translation>{who}: {n} Tiere geprüft</translation>
    </message>
  </context>
  <context>
    <name>Reconnecting</name>
    <message>
      <source>All folders of this project are there again.</source>
      <translation>Alle Ordner dieses Projekts sind wieder verfügbar.</translation>
    </message>
    <message>
      <source>Everything is found again: {files}.</source>
      <translation>Alles wurde wiedergefunden: {files}.</translation>
    </message>
    <message>
      <source>Found again: {files}. Not there: {lost}, such as {name}.</source>
      <translation>Wiedergefunden: {files}. Es fehlen: {lost}, zum Beispiel {name}.</translation>
    </message>
    <message>
      <source>Looking for the files of {name}…</source>
      <translation>Die Dateien von {name} werden gesucht …</translation>
    </message>
    <message>
      <source>Show…</source>
      <translation>Zeigen …</translation>
    </message>
    <message>
      <source>Where is {name} now?</source>
      <translation>Wo ist {name} jetzt?</translation>
    </message>
    <message>
      <source>{folder} is not there on this computer. The videos of a shared project have to lie at the same path for everybody; without them there are no pictures.</source>
      <translation>{folder} ist auf diesem Computer nicht vorhanden. Die Videos eines gemeinsamen Projekts müssen für alle unter demselben Pfad liegen; ohne sie gibt es keine Bilder.</translation>
    </message>
    <message>
      <source>{folder} is not there, and with it {files}. Connect the drive, or show where they are now.</source>
      <translation>{folder} ist nicht verfügbar, und damit fehlen {files}. Schließen Sie das Laufwerk an oder zeigen Sie, wo sie jetzt liegen.</translation>
    </message>
  </context>
  <context>
    <name>RejectedList</name>
    <message>
      <source>One rejected  {sign}</source>
      <translation>Eine abgelehnt  {sign}</translation>
    </message>
    <message>
      <source>Show what was rejected in this video</source>
      <translation>Anzeigen, was in diesem Video abgelehnt wurde</translation>
    </message>
    <message>
      <source>Take back</source>
      <translation>Zurücknehmen</translation>
    </message>
    <message>
      <source>Take back the rejection of {name} {span}</source>
      <translation>Ablehnung von {name} {span} zurücknehmen</translation>
    </message>
    <message>
      <source>{n} rejected  {sign}</source>
      <translation>{n} abgelehnt  {sign}</translation>
    </message>
  </context>
  <context>
    <name>Reliability</name>
    <message>
      <source>How sure it is, and how often it is right then</source>
      <translation>Wie sicher es ist und wie oft es dann richtig liegt</translation>
    </message>
    <message>
      <source>across: how sure; up: how often right</source>
      <translation>x: Konfidenz; y: Anteil richtig</translation>
    </message>
  </context>
  <context>
    <name>RemovalQuestion</name>
    <message>
      <source>Each has the content of another file of the project, which stays.</source>
      <translation>Jede hat den Inhalt einer anderen Datei des Projekts, die bleibt.</translation>
    </message>
    <message>
      <source>It cannot be undone, but a backup is made first, which can be restored.</source>
      <translation>Das lässt sich nicht rückgängig machen, doch vorher wird eine Sicherung angelegt, die wiederhergestellt werden kann.</translation>
    </message>
    <message>
      <source>Labelled by people as the other one is, so that both stay: {n}.</source>
      <translation>Wie die andere mit Angaben von Personen, sodass beide bleiben: {n}.</translation>
    </message>
    <message>
      <source>Labelled by people on a drive that is not there, now played from their copy: {n}.</source>
      <translation>Von Menschen geprüft, auf einem Laufwerk, das nicht da ist, und fortan aus der Kopie abgespielt: {n}.</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Entfernen</translation>
    </message>
    <message>
      <source>Remove from the project</source>
      <translation>Aus dem Projekt entfernen</translation>
    </message>
    <message>
      <source>So do {labels} labels of people, in {n} of them.</source>
      <translation>Ebenso {labels} Angaben von Personen, in {n} davon.</translation>
    </message>
    <message>
      <source>So does the one label of people.</source>
      <translation>Ebenso die eine Angabe von Personen.</translation>
    </message>
    <message>
      <source>Take {files} out of {name}?</source>
      <translation>Aus {name} entfernen: {files}?</translation>
    </message>
    <message>
      <source>The files stay where they are. What was found in them goes.</source>
      <translation>Die Dateien bleiben, wo sie sind. Was darin gefunden wurde, wird entfernt.</translation>
    </message>
    <message>
      <source>The first of them: {file}</source>
      <translation>Die erste davon: {file}</translation>
    </message>
    <message>
      <source>The scan or the training that is under way stops. It can go on afterwards.</source>
      <translation>Der laufende Scan oder das laufende Training hält an und kann danach fortgesetzt werden.</translation>
    </message>
  </context>
  <context>
    <name>RemoveQuestion</name>
    <message>
      <source>It can be downloaded again at any time.</source>
      <translation>Es kann jederzeit wieder heruntergeladen werden.</translation>
    </message>
    <message>
      <source>It stays in the project's family tree with its report, but cannot be used again.</source>
      <translation>Es bleibt mit seinem Bericht im Stammbaum des Projekts, kann aber nicht wieder verwendet werden.</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Entfernen</translation>
    </message>
    <message>
      <source>Remove a model</source>
      <translation>Modell entfernen</translation>
    </message>
    <message>
      <source>Remove {model} from this computer?</source>
      <translation>{model} von diesem Computer entfernen?</translation>
    </message>
    <message>
      <source>These projects use it and will have to do without it: {names}.</source>
      <translation>Diese Projekte verwenden es und müssen danach ohne es auskommen: {names}.</translation>
    </message>
    <message>
      <source>What was found with it, and what people said of that, stays as it is.</source>
      <translation>Was damit gefunden wurde und die Angaben von Personen dazu bleiben unverändert.</translation>
    </message>
    <message>
      <source>{size} come free.</source>
      <translation>{size} werden frei.</translation>
    </message>
  </context>
  <context>
    <name>Removing</name>
    <message>
      <source>Choose a video, a deployment or a site in the library first.</source>
      <translation>Wählen Sie zuerst in der Bibliothek ein Video, einen Einsatz oder einen Standort.</translation>
    </message>
    <message>
      <source>Making a backup, then taking {files} out of the project…</source>
      <translation>Erst wird eine Sicherung angelegt, dann werden aus dem Projekt entfernt: {files} …</translation>
    </message>
    <message>
      <source>No file is in this project twice.</source>
      <translation>Keine Datei ist doppelt in diesem Projekt.</translation>
    </message>
    <message>
      <source>Not in this project any more: {files}. The files stay where they are.</source>
      <translation>Nicht mehr in diesem Projekt: {files}. Die Dateien bleiben, wo sie sind.</translation>
    </message>
    <message>
      <source>Only files that people labelled are in this project twice: they all stay.</source>
      <translation>Doppelt im Projekt sind nur Dateien mit Angaben von Personen: Sie bleiben alle.</translation>
    </message>
    <message>
      <source>Restore a backup…</source>
      <translation>Sicherung wiederherstellen …</translation>
    </message>
  </context>
  <context>
    <name>Repeating</name>
    <message>
      <source>Reject them</source>
      <translation>Ablehnen</translation>
    </message>
    <message>
      <source>Reject {n} detections at one spot</source>
      <translation>{n} Detektionen an einer Stelle ablehnen</translation>
    </message>
    <message>
      <source>{n} rejections at this spot of this camera. Reject the {m} other detections there?</source>
      <translation>{n} Ablehnungen an dieser Stelle dieser Kamera. Auch die {m} anderen Detektionen dort ablehnen?</translation>
    </message>
  </context>
  <context>
    <name>ReportCard</name>
    <message>
      <source>Bouts as it learned them, on average</source>
      <translation>Verhaltensabschnitte wie gelernt, im Mittel</translation>
    </message>
    <message>
      <source>Bouts grouped from windows, on average</source>
      <translation>Verhaltensabschnitte, aus Zeitfenstern gebildet, im Mittel</translation>
    </message>
    <message>
      <source>Class by class</source>
      <translation>Klasse für Klasse</translation>
    </message>
    <message>
      <source>Do not use it</source>
      <translation>Nicht verwenden</translation>
    </message>
    <message>
      <source>F1</source>
      <translation>F1</translation>
    </message>
    <message>
      <source>Keep the old one</source>
      <translation>Das alte behalten</translation>
    </message>
    <message>
      <source>Look at this clip</source>
      <translation>Diesen Clip ansehen</translation>
    </message>
    <message>
      <source>Mean average precision of bouts; one is found if it shares so much of its time with the true one (what both cover, divided by what either covers).</source>
      <translation>Mean Average Precision der Verhaltensabschnitte; einer gilt als gefunden, wenn er so viel Zeit mit dem wahren teilt (die von beiden abgedeckte Zeit geteilt durch die von mindestens einem abgedeckte).</translation>
    </message>
    <message>
      <source>Not judged, as no clip of them was held out: {names}.</source>
      <translation>Nicht bewertet, da davon keine Clips zurückgehalten wurden: {names}.</translation>
    </message>
    <message>
      <source>Of the one bout that is held out:</source>
      <translation>Vom einzigen zurückgehaltenen Verhaltensabschnitt:</translation>
    </message>
    <message>
      <source>Of {n} bouts that are held out:</source>
      <translation>Von {n} zurückgehaltenen Verhaltensabschnitten:</translation>
    </message>
    <message>
      <source>One label was added or changed since it began to learn; it knows nothing of it.</source>
      <translation>Eine Angabe wurde hinzugefügt oder geändert, seit es zu lernen begann; davon weiß es nichts.</translation>
    </message>
    <message>
      <source>Review more</source>
      <translation>Weiter prüfen</translation>
    </message>
    <message>
      <source>Right before, wrong now</source>
      <translation>Vorher richtig, jetzt falsch</translation>
    </message>
    <message>
      <source>The model is sure that these labels are wrong; perhaps a slip</source>
      <translation>Das Modell ist sicher, dass diese Angaben falsch sind; möglicherweise ein Versehen</translation>
    </message>
    <message>
      <source>Use it all the same</source>
      <translation>Trotzdem verwenden</translation>
    </message>
    <message>
      <source>Use this model</source>
      <translation>Dieses Modell verwenden</translation>
    </message>
    <message>
      <source>Wrong</source>
      <translation>Falsch</translation>
    </message>
    <message>
      <source>Wrong before, right now</source>
      <translation>Vorher falsch, jetzt richtig</translation>
    </message>
    <message>
      <source>clips</source>
      <translation>Clips</translation>
    </message>
    <message>
      <source>difference</source>
      <translation>Unterschied</translation>
    </message>
    <message>
      <source>found</source>
      <translation>gefunden</translation>
    </message>
    <message>
      <source>found (overlap {n})</source>
      <translation>gefunden (Überlappung {n})</translation>
    </message>
    <message>
      <source>found before</source>
      <translation>vorher gefunden</translation>
    </message>
    <message>
      <source>in use</source>
      <translation>in Verwendung</translation>
    </message>
    <message>
      <source>new</source>
      <translation>neu</translation>
    </message>
    <message>
      <source>right when called</source>
      <translation>davon richtig</translation>
    </message>
    <message>
      <source>{n} labels were added or changed since it began to learn; it knows nothing of them.</source>
      <translation>{n} Angaben wurden hinzugefügt oder geändert, seit es zu lernen begann; davon weiß es nichts.</translation>
    </message>
    <message>
      <source>{site}: {called}, before {before}, labelled {truth}</source>
      <translation>{site}: {called}, vorher {before}, laut Angabe {truth}</translation>
    </message>
    <message>
      <source>{site}: {called}, labelled {truth}</source>
      <translation>{site}: {called}, laut Angabe {truth}</translation>
    </message>
    <message>
      <source>{way} (this is how it scans)</source>
      <translation>{way} (so wird gescannt)</translation>
    </message>
    <message>
      <source>… and {n} more</source>
      <translation>… und {n} weitere</translation>
    </message>
  </context>
  <context>
    <name>ReportDialog</name>
    <message>
      <source>Coordinates</source>
      <translation>Koordinaten</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Bericht</translation>
    </message>
    <message>
      <source>Save the report…</source>
      <translation>Bericht speichern …</translation>
    </message>
    <message>
      <source>The report has a map of the sites, and a table with their coordinates.</source>
      <translation>Der Bericht enthält eine Karte der Standorte und eine Tabelle mit ihren Koordinaten.</translation>
    </message>
  </context>
  <context>
    <name>Resembling</name>
    <message>
      <source>Comparing…</source>
      <translation>Vergleich läuft …</translation>
    </message>
    <message>
      <source>Comparing… {share}</source>
      <translation>Vergleich läuft … {share}</translation>
    </message>
    <message>
      <source>In a blind review what others said stays hidden.</source>
      <translation>Bei einer blinden Prüfung bleiben die Angaben anderer verborgen.</translation>
    </message>
    <message>
      <source>Select an animal or a behavior.</source>
      <translation>Wählen Sie ein Tier oder ein Verhalten aus.</translation>
    </message>
  </context>
  <context>
    <name>ReviewKeys</name>
    <message>
      <source>Select an animal first.</source>
      <translation>Wählen Sie zuerst ein Tier aus.</translation>
    </message>
    <message>
      <source>There is no picture that says when. {why}</source>
      <translation>Kein Bild sagt, wann. {why}</translation>
    </message>
    <message>
      <source>There is no picture yet that says when: wait until the video is open.</source>
      <translation>Noch ist kein Bild da, das sagt, wann: Warten Sie, bis das Video geöffnet ist.</translation>
    </message>
  </context>
  <context>
    <name>Reviewing</name>
    <message>
      <source>Accept {name}</source>
      <translation>{name} bestätigen</translation>
    </message>
    <message>
      <source>Add a behavior</source>
      <translation>Verhalten hinzufügen</translation>
    </message>
    <message>
      <source>Add an animal</source>
      <translation>Tier hinzufügen</translation>
    </message>
    <message>
      <source>Copy {name} to the next</source>
      <translation>{name} zum nächsten kopieren</translation>
    </message>
    <message>
      <source>Name it {said}</source>
      <translation>Als {said} bestimmen</translation>
    </message>
    <message>
      <source>Name {name} {said}</source>
      <translation>{name} als {said} bestimmen</translation>
    </message>
    <message>
      <source>Reject {name}</source>
      <translation>{name} ablehnen</translation>
    </message>
    <message>
      <source>Say what it is first: so far there is nothing to copy.</source>
      <translation>Sagen Sie zuerst, was es ist: Bisher gibt es nichts zu kopieren.</translation>
    </message>
    <message>
      <source>Take back {name}</source>
      <translation>{name} zurückholen</translation>
    </message>
    <message>
      <source>There is nothing of its kind behind it to copy it to.</source>
      <translation>Danach folgt nichts Gleichartiges, wohin es kopiert werden könnte.</translation>
    </message>
  </context>
  <context>
    <name>RoomDialogs</name>
    <message>
      <source>Nothing that a model named waits for a review. Scan with a model that names animals, or take the filter away.</source>
      <translation>Nichts, was ein Modell benannt hat, wartet auf eine Prüfung. Scannen Sie mit einem Modell, das Tiere benennt, oder heben Sie den Filter auf.</translation>
    </message>
    <message>
      <source>Select an animal that has a name first.</source>
      <translation>Wählen Sie zuerst ein Tier aus, das einen Namen hat.</translation>
    </message>
    <message>
      <source>Take this name</source>
      <translation>Namen übernehmen</translation>
    </message>
    <message>
      <source>The project is still being read.</source>
      <translation>Das Projekt wird noch gelesen.</translation>
    </message>
    <message>
      <source>What do you call {name}? Empty: as it came.</source>
      <translation>Wie soll {name} heißen? Leer: ursprünglicher Name.</translation>
    </message>
    <message>
      <source>Your own name</source>
      <translation>Eigener Name</translation>
    </message>
  </context>
  <context>
    <name>RunningCard</name>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Fortsetzen</translation>
    </message>
    <message>
      <source>It and the model in use look at the very same clips</source>
      <translation>Es und das verwendete Modell sehen sich genau dieselben Clips an</translation>
    </message>
    <message>
      <source>It looks at clips that it did not learn from</source>
      <translation>Es sieht sich Clips an, von denen es nicht gelernt hat</translation>
    </message>
    <message>
      <source>Judging how well it finds them</source>
      <translation>Bewertet, wie gut es sie findet</translation>
    </message>
    <message>
      <source>Judging it on what was held out</source>
      <translation>Wird an dem bewertet, was zurückgehalten wurde</translation>
    </message>
    <message>
      <source>Learning</source>
      <translation>Lernt</translation>
    </message>
    <message>
      <source>Learning when behaviors begin and end</source>
      <translation>Lernt, wann Verhaltensweisen beginnen und enden</translation>
    </message>
    <message>
      <source>Learning when behaviors begin and end: animal {n} of {m}</source>
      <translation>Lernt, wann Verhaltensweisen beginnen und enden: Tier {n} von {m}</translation>
    </message>
    <message>
      <source>Memory is short: one clip at a time from now on; the result is the same.</source>
      <translation>Der Arbeitsspeicher ist knapp: ab jetzt ein Clip auf einmal; das Ergebnis ist dasselbe.</translation>
    </message>
    <message>
      <source>Memory is short: {n} clips at a time from now on; the result is the same.</source>
      <translation>Der Arbeitsspeicher ist knapp: ab jetzt {n} Clips auf einmal; das Ergebnis ist dasselbe.</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Pause</translation>
    </message>
    <message>
      <source>Paused</source>
      <translation>Pausiert</translation>
    </message>
    <message>
      <source>Progress of the training</source>
      <translation>Fortschritt des Trainings</translation>
    </message>
    <message>
      <source>Reading clips: {n} of {m}</source>
      <translation>Liest Clips: {n} von {m}</translation>
    </message>
    <message>
      <source>Round {n} of about {m}</source>
      <translation>Runde {n} von etwa {m}</translation>
    </message>
    <message>
      <source>Round {n} of at most {m}</source>
      <translation>Runde {n} von höchstens {m}</translation>
    </message>
    <message>
      <source>Round {n} of {m}</source>
      <translation>Runde {n} von {m}</translation>
    </message>
    <message>
      <source>Starting…</source>
      <translation>Wird gestartet …</translation>
    </message>
    <message>
      <source>Stop and keep the best</source>
      <translation>Beenden und das Beste behalten</translation>
    </message>
    <message>
      <source>Throws away what this training has learned; the model in use stays</source>
      <translation>Verwirft, was dieses Training gelernt hat; das verwendete Modell bleibt</translation>
    </message>
    <message>
      <source>Videos that cannot be read: {n} ({names}). Clips left out for that: {m}. The last: {why}</source>
      <translation>Nicht lesbare Videos: {n} ({names}). Deshalb weggelassene Clips: {m}. Zuletzt: {why}</translation>
    </message>
    <message>
      <source>What it is looking at</source>
      <translation>Was es gerade betrachtet</translation>
    </message>
    <message>
      <source>looking at what is held out, {n}</source>
      <translation>sieht sich Zurückgehaltenes an, {n}</translation>
    </message>
    <message>
      <source>nothing</source>
      <translation>nichts</translation>
    </message>
    <message>
      <source>{model} on {device}: {n} clips; held out: {sites}.</source>
      <translation>{model} auf {device}: {n} Clips; zurückgehalten: {sites}.</translation>
    </message>
    <message>
      <source>{n} clips a second</source>
      <translation>{n} Clips pro Sekunde</translation>
    </message>
    <message>
      <source>{n} of the time waiting for the disk</source>
      <translation>{n} der Zeit für Warten auf den Datenträger</translation>
    </message>
    <message>
      <source>{said}; it ends after {p} without a better result, {v} so far</source>
      <translation>{said}; endet nach {p} ohne besseres Ergebnis, bisher {v}</translation>
    </message>
  </context>
  <context>
    <name>Safekeeping</name>
    <message>
      <source>Put this backup in the place of {name}? What is there now is put aside, not thrown away. In brackets: how the backup differs from it.</source>
      <translation>{name} durch diese Sicherung ersetzen? Der jetzige Stand wird beiseitegelegt, nicht gelöscht. In Klammern: wie sich die Sicherung davon unterscheidet.</translation>
    </message>
    <message>
      <source>Reading what can be read…</source>
      <translation>Lesbares wird gelesen …</translation>
    </message>
    <message>
      <source>Recover what can be read</source>
      <translation>Lesbares retten</translation>
    </message>
    <message>
      <source>Restore</source>
      <translation>Wiederherstellen</translation>
    </message>
    <message>
      <source>Restore a backup</source>
      <translation>Sicherung wiederherstellen</translation>
    </message>
    <message>
      <source>Restore a backup…</source>
      <translation>Sicherung wiederherstellen …</translation>
    </message>
    <message>
      <source>The project is as it was on {moment}.</source>
      <translation>Das Projekt ist auf dem Stand vom {moment}.</translation>
    </message>
    <message>
      <source>There is no backup of this project yet.</source>
      <translation>Von diesem Projekt gibt es noch keine Sicherung.</translation>
    </message>
    <message>
      <source>What stood there is in {name}.</source>
      <translation>Der bisherige Stand liegt in {name}.</translation>
    </message>
    <message>
      <source>{moment}: damaged</source>
      <translation>{moment}: beschädigt</translation>
    </message>
    <message>
      <source>{moment}: {videos} videos, {seen} observations, {labels} labels</source>
      <translation>{moment}: {videos} Videos, {seen} Beobachtungen, {labels} Angaben</translation>
    </message>
    <message>
      <source>{what} {file} lists every row that is older.</source>
      <translation>{what} {file} führt jede Zeile auf, die älter ist.</translation>
    </message>
  </context>
  <context>
    <name>SavedPage</name>
    <message>
      <source>A saved filter is kept in the project, for all who work on it.</source>
      <translation>Ein gespeicherter Filter bleibt im Projekt, für alle, die daran arbeiten.</translation>
    </message>
    <message>
      <source>Forget</source>
      <translation>Löschen</translation>
    </message>
    <message>
      <source>Name for the filter of now</source>
      <translation>Name für den aktuellen Filter</translation>
    </message>
    <message>
      <source>Name of the filter</source>
      <translation>Name des Filters</translation>
    </message>
    <message>
      <source>Nothing is filtered now: choose something first.</source>
      <translation>Jetzt ist nichts gefiltert: wählen Sie zuerst etwas aus.</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>Speichern</translation>
    </message>
    <message>
      <source>Saved filters</source>
      <translation>Gespeicherte Filter</translation>
    </message>
  </context>
  <context>
    <name>Saving</name>
    <message>
      <source>Comma-separated values (*.csv)</source>
      <translation>Kommagetrennte Werte (*.csv)</translation>
    </message>
    <message>
      <source>PNG picture (*.png);;SVG drawing (*.svg);;PDF drawing (*.pdf)</source>
      <translation>PNG-Bild (*.png);;SVG-Grafik (*.svg);;PDF-Dokument (*.pdf)</translation>
    </message>
    <message>
      <source>Save the numbers</source>
      <translation>Zahlen speichern</translation>
    </message>
    <message>
      <source>Save the picture</source>
      <translation>Grafik speichern</translation>
    </message>
    <message>
      <source>Save the report</source>
      <translation>Bericht speichern</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Anzeigen</translation>
    </message>
    <message>
      <source>Web page (*.html)</source>
      <translation>Webseite (*.html)</translation>
    </message>
    <message>
      <source>Writing {name}…</source>
      <translation>{name} wird geschrieben …</translation>
    </message>
    <message>
      <source>{file} is written.</source>
      <translation>{file} wurde geschrieben.</translation>
    </message>
  </context>
  <context>
    <name>ScanBar</name>
    <message>
      <source>Go on scanning</source>
      <translation>Scan fortsetzen</translation>
    </message>
    <message>
      <source>Pause after the video in hand</source>
      <translation>Nach dem aktuellen Video pausieren</translation>
    </message>
    <message>
      <source>Paused</source>
      <translation>Pausiert</translation>
    </message>
    <message>
      <source>Progress of the scan</source>
      <translation>Fortschritt des Scans</translation>
    </message>
    <message>
      <source>Scanning</source>
      <translation>Scan läuft</translation>
    </message>
    <message>
      <source>Stop the scan</source>
      <translation>Scan beenden</translation>
    </message>
    <message>
      <source>Stop the scan; what was found stays, and a later scan goes on</source>
      <translation>Scan beenden; Gefundenes bleibt, und ein späterer Scan macht dort weiter</translation>
    </message>
    <message>
      <source>{n} blank</source>
      <translation>{n} leer</translation>
    </message>
    <message>
      <source>{n} decoded by the graphics card</source>
      <translation>{n} von der Grafikkarte dekodiert</translation>
    </message>
    <message>
      <source>{n} not there</source>
      <translation>{n} nicht verfügbar</translation>
    </message>
    <message>
      <source>{n} partial</source>
      <translation>{n} unvollständig</translation>
    </message>
    <message>
      <source>{n} unreadable</source>
      <translation>{n} unlesbar</translation>
    </message>
    <message>
      <source>{n}× real time</source>
      <translation>{n}-fache Echtzeit</translation>
    </message>
    <message>
      <source>{words}  {done} of {total}</source>
      <translation>{words}  {done} von {total}</translation>
    </message>
  </context>
  <context>
    <name>ScanMenu</name>
    <message>
      <source>Checkpoints</source>
      <translation>Checkpoints</translation>
    </message>
    <message>
      <source>Choose a checkpoint…</source>
      <translation>Checkpoint wählen …</translation>
    </message>
    <message>
      <source>Choose a detector…</source>
      <translation>Detektor wählen …</translation>
    </message>
    <message>
      <source>Counting what is to be scanned…</source>
      <translation>Es wird gezählt, was zu scannen ist …</translation>
    </message>
    <message>
      <source>Detector that helps to find the animals of this project</source>
      <translation>Detektor, der hilft, die Tiere dieses Projekts zu finden</translation>
    </message>
    <message>
      <source>Detectors</source>
      <translation>Detektoren</translation>
    </message>
    <message>
      <source>Finds animals with: {file}</source>
      <translation>Findet Tiere mit: {file}</translation>
    </message>
    <message>
      <source>Model that names the animals of this project</source>
      <translation>Modell, das die Tiere dieses Projekts benennt</translation>
    </message>
    <message>
      <source>Most of a video is read coarsely, and closely only where something happens. H.264 takes up to a third less time, others hardly less. On drawn footage 2 visits in 100 were missed.</source>
      <translation>Der größte Teil eines Videos wird grob gelesen, genau nur dort, wo etwas geschieht. H.264 braucht bis zu einem Drittel weniger Zeit, andere Formate kaum weniger. In gezeichneten Videos wurden 2 von 100 Besuchen übersehen.</translation>
    </message>
    <message>
      <source>Names animals with: {file}</source>
      <translation>Benennt Tiere mit: {file}</translation>
    </message>
    <message>
      <source>Nothing is left to scan</source>
      <translation>Es ist nichts mehr zu scannen</translation>
    </message>
    <message>
      <source>People say what each animal is. Needs no model.</source>
      <translation>Personen geben an, was jedes Tier ist. Dazu braucht es kein Modell.</translation>
    </message>
    <message>
      <source>Read fast, and miss some animals</source>
      <translation>Schnell lesen und manche Tiere übersehen</translation>
    </message>
    <message>
      <source>Says where something moves. Needs no detector.</source>
      <translation>Zeigt, wo sich etwas bewegt. Dazu braucht es keinen Detektor.</translation>
    </message>
    <message>
      <source>To scan: only files that could not be read ({n})</source>
      <translation>Zu scannen: nur Dateien, die nicht lesbar waren ({n})</translation>
    </message>
    <message>
      <source>To scan: {files}, {length} of footage</source>
      <translation>Zu scannen: {files}, {length} Aufnahmen</translation>
    </message>
    <message>
      <source>To scan: {files}, {time} on this computer</source>
      <translation>Zu scannen: {files}, {time} auf diesem Computer</translation>
    </message>
    <message>
      <source>motion alone</source>
      <translation>nur Bewegung</translation>
    </message>
    <message>
      <source>motion and {file}</source>
      <translation>Bewegung und {file}</translation>
    </message>
    <message>
      <source>no model</source>
      <translation>kein Modell</translation>
    </message>
  </context>
  <context>
    <name>ScanNews</name>
    <message>
      <source>A scan takes {time} on this computer.</source>
      <translation>Ein Scan dauert {time} auf diesem Computer.</translation>
    </message>
    <message>
      <source>How long a scan takes on this computer is shown soon after it begins.</source>
      <translation>Wie lange ein Scan auf diesem Computer dauert, zeigt sich kurz nach seinem Beginn.</translation>
    </message>
    <message>
      <source>New: {new}. Not yet seen by {model}, which names the animals now: {old}. A scan reads all {files}; what people said stays.</source>
      <translation>Neu: {new}. Vom Modell {model}, das jetzt die Tiere benennt, noch nicht gesehen: {old}. Ein Scan liest alle: {files}; alle Angaben von Personen bleiben.</translation>
    </message>
    <message>
      <source>New: {new}. Scanned with other settings than now: {old}. A scan reads all {files}; what people said stays.</source>
      <translation>Neu: {new}. Mit anderen Einstellungen gescannt als jetzt: {old}. Ein Scan liest alle: {files}; alle Angaben von Personen bleiben.</translation>
    </message>
    <message>
      <source>One file is in the project twice, with the same content: Open ▸ Remove copies…</source>
      <translation>Eine Datei ist doppelt im Projekt, mit gleichem Inhalt: Öffnen ▸ Kopien entfernen …</translation>
    </message>
    <message>
      <source>One file that could not be read is tried again.</source>
      <translation>Eine Datei, die nicht lesbar war, wird noch einmal versucht.</translation>
    </message>
    <message>
      <source>One file was not there and is not scanned. Up to now: {found}.</source>
      <translation>Eine Datei war nicht vorhanden und ist nicht gescannt. Bisher: {found}.</translation>
    </message>
    <message>
      <source>One photo is not scanned yet.</source>
      <translation>Ein Foto ist noch nicht gescannt.</translation>
    </message>
    <message>
      <source>One video is not scanned yet.</source>
      <translation>Ein Video ist noch nicht gescannt.</translation>
    </message>
    <message>
      <source>Say what each animal is, or reject it; Accept goes on to the next.</source>
      <translation>Geben Sie bei jedem Tier an, was es ist, oder lehnen Sie es ab; „Bestätigen“ führt zum nächsten.</translation>
    </message>
    <message>
      <source>Scan now</source>
      <translation>Jetzt scannen</translation>
    </message>
    <message>
      <source>Start the review</source>
      <translation>Prüfung beginnen</translation>
    </message>
    <message>
      <source>The project is kept in {path}.</source>
      <translation>Das Projekt wird in {path} gespeichert.</translation>
    </message>
    <message>
      <source>The scan is complete: {found}.</source>
      <translation>Der Scan ist abgeschlossen: {found}.</translation>
    </message>
    <message>
      <source>There is nothing new in {folder}: all of it is scanned.</source>
      <translation>In {folder} ist nichts neu: Alles darin ist gescannt.</translation>
    </message>
    <message>
      <source>These files hold something else than when they were labelled: {files}. What people said of them stays; if they are other recordings, remove them from the project and open their folder again.</source>
      <translation>Diese Dateien enthalten etwas anderes als zur Zeit der Angaben: {files}. Was Personen dazu gesagt haben, bleibt; sind es andere Aufnahmen, entfernen Sie die Dateien aus dem Projekt und öffnen Sie ihren Ordner noch einmal.</translation>
    </message>
    <message>
      <source>drawing {n} %</source>
      <translation>zeichnet {n} %</translation>
    </message>
    <message>
      <source>{files} are not scanned yet.</source>
      <translation>{files} sind noch nicht gescannt.</translation>
    </message>
    <message>
      <source>{files} holds something else than when it was labelled. What people said of it stays; if it is another recording, remove it from the project and open its folder again.</source>
      <translation>{files} enthält etwas anderes als zur Zeit der Angaben. Was Personen dazu gesagt haben, bleibt; ist es eine andere Aufnahme, entfernen Sie die Datei aus dem Projekt und öffnen Sie ihren Ordner noch einmal.</translation>
    </message>
    <message>
      <source>{n} blank</source>
      <translation>{n} leer</translation>
    </message>
    <message>
      <source>{n} files are in the project twice, with the same content: Open ▸ Remove copies…</source>
      <translation>{n} Dateien sind doppelt im Projekt, mit gleichem Inhalt: Öffnen ▸ Kopien entfernen …</translation>
    </message>
    <message>
      <source>{n} files that could not be read are tried again.</source>
      <translation>{n} Dateien, die nicht lesbar waren, werden noch einmal versucht.</translation>
    </message>
    <message>
      <source>{n} files were not there and are not scanned: connect their drive, then scan again. Up to now: {found}.</source>
      <translation>{n} Dateien waren nicht vorhanden und sind nicht gescannt: Schließen Sie ihr Laufwerk an und scannen Sie erneut. Bisher: {found}.</translation>
    </message>
    <message>
      <source>{n} not scanned yet</source>
      <translation>{n} noch nicht gescannt</translation>
    </message>
    <message>
      <source>{n} partial</source>
      <translation>{n} unvollständig</translation>
    </message>
    <message>
      <source>{n} to look at yourself</source>
      <translation>{n} selbst anzusehen</translation>
    </message>
    <message>
      <source>{n} unreadable</source>
      <translation>{n} unlesbar</translation>
    </message>
    <message>
      <source>{n} with animals</source>
      <translation>{n} mit Tieren</translation>
    </message>
  </context>
  <context>
    <name>ScanWishes</name>
    <message>
      <source>All that people have said stays: names, edges, behaviors, what they added and rejected. What nobody has reviewed yet is found anew.</source>
      <translation>Alle Angaben von Personen bleiben: Namen, Anfang und Ende, Verhalten, Hinzugefügtes und Abgelehntes. Was noch niemand geprüft hat, wird neu gesucht.</translation>
    </message>
    <message>
      <source>Everything is scanned.</source>
      <translation>Alles ist gescannt.</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Fortsetzen</translation>
    </message>
    <message>
      <source>Scan again</source>
      <translation>Erneut scannen</translation>
    </message>
    <message>
      <source>Scan all again</source>
      <translation>Alles erneut scannen</translation>
    </message>
    <message>
      <source>Scan all again…</source>
      <translation>Alles erneut scannen …</translation>
    </message>
    <message>
      <source>Scan all {files} again?</source>
      <translation>Alle {files} erneut scannen?</translation>
    </message>
    <message>
      <source>Scanning again was stopped. Still to scan: {files} of {all}.</source>
      <translation>Das erneute Scannen wurde angehalten. Noch zu scannen: {files} von {all}.</translation>
    </message>
    <message>
      <source>The scan is running; what is new is scanned too.</source>
      <translation>Der Scan läuft; Neues wird mitgescannt.</translation>
    </message>
    <message>
      <source>The scan was stopped: {n} of {all} files are done, and their results are kept. Scan goes on with the others at any time.</source>
      <translation>Der Scan wurde angehalten: {n} von {all} Dateien sind fertig, ihre Ergebnisse bleiben erhalten. „Scannen“ macht jederzeit mit den übrigen weiter.</translation>
    </message>
    <message>
      <source>There is nothing to scan: this project has no videos yet.</source>
      <translation>Es gibt nichts zu scannen: Dieses Projekt hat noch keine Videos.</translation>
    </message>
    <message>
      <source>Wait for the end of this scan, or stop it first.</source>
      <translation>Warten Sie das Ende dieses Scans ab oder beenden Sie ihn zuerst.</translation>
    </message>
  </context>
  <context>
    <name>Scanning</name>
    <message>
      <source>The scan stopped: {why}.</source>
      <translation>Der Scan wurde abgebrochen: {why}.</translation>
    </message>
    <message>
      <source>by motion alone</source>
      <translation>nur nach Bewegung</translation>
    </message>
    <message>
      <source>loading {model}…</source>
      <translation>{model} wird geladen …</translation>
    </message>
    <message>
      <source>motion and {detector}</source>
      <translation>Bewegung und {detector}</translation>
    </message>
    <message>
      <source>{model} on {device}</source>
      <translation>{model} auf {device}</translation>
    </message>
  </context>
  <context>
    <name>SecondObserver</name>
    <message>
      <source>Begin</source>
      <translation>Beginnen</translation>
    </message>
    <message>
      <source>End the blind review</source>
      <translation>Blinde Prüfung beenden</translation>
    </message>
    <message>
      <source>Nobody has reviewed blind yet. Open, Review blind: then both can be compared.</source>
      <translation>Bisher wurde nichts blind geprüft. Mit „Öffnen“ › „Blind prüfen“ lässt sich beides danach vergleichen.</translation>
    </message>
    <message>
      <source>Review blind</source>
      <translation>Blind prüfen</translation>
    </message>
    <message>
      <source>The blind review is over: the labels that count are shown again.</source>
      <translation>Die blinde Prüfung ist beendet: Die geltenden Angaben werden wieder angezeigt.</translation>
    </message>
    <message>
      <source>Who reviews? Nobody else's labels will be shown.</source>
      <translation>Wer prüft? Angaben anderer werden nicht angezeigt.</translation>
    </message>
  </context>
  <context>
    <name>Sentences</name>
    <message>
      <source>400 human actions</source>
      <translation>400 menschliche Handlungen</translation>
    </message>
    <message>
      <source>80 everyday things (COCO), ten of them animals</source>
      <translation>80 Alltagsdinge (COCO), zehn davon Tiere</translation>
    </message>
    <message>
      <source>A CSV with File, RelativePath and Species.</source>
      <translation>Eine CSV-Datei mit File, RelativePath und Species.</translation>
    </message>
    <message>
      <source>A box of {path} makes no sense: it is left out.</source>
      <translation>Ein Rahmen von {path} ist ungültig: Er wird ausgelassen.</translation>
    </message>
    <message>
      <source>A clip of each animal, with people made unrecognizable, and a table of what they show.</source>
      <translation>Ein Clip je Tier, Personen unkenntlich gemacht, dazu eine Tabelle mit dem Inhalt.</translation>
    </message>
    <message>
      <source>A clock that drifts needs two moments, the later one second.</source>
      <translation>Für eine Uhr, die vor- oder nachgeht, braucht es zwei Zeitpunkte, den späteren an zweiter Stelle.</translation>
    </message>
    <message>
      <source>A deployment without an ID is left out.</source>
      <translation>Ein Einsatz ohne Kennung wird ausgelassen.</translation>
    </message>
    <message>
      <source>A file is one line: the species longest in view, its MaxN as count and what it does; no spans, no boxes.</source>
      <translation>Eine Datei ist eine Zeile: die am längsten sichtbare Art, ihr MaxN als Anzahl und ihr Verhalten; keine Zeitspannen, keine Rahmen.</translation>
    </message>
    <message>
      <source>A filter needs a name to be found by.</source>
      <translation>Ein Filter braucht einen Namen, unter dem er zu finden ist.</translation>
    </message>
    <message>
      <source>A gap of {name} ends before it begins. Check its two dates.</source>
      <translation>Ein Ausfall von {name} endet, bevor er beginnt. Prüfen Sie die beiden Daten.</translation>
    </message>
    <message>
      <source>A history says whether a species was seen: counts, spans, boxes and behaviors are left out.</source>
      <translation>Eine Nachweishistorie sagt, ob eine Art nachgewiesen wurde: Anzahlen, Zeitspannen, Rahmen und Verhaltensweisen fehlen.</translation>
    </message>
    <message>
      <source>A model called {there} is installed already; remove it first or rename the file.</source>
      <translation>Ein Modell namens {there} ist bereits installiert; entfernen Sie es zuerst oder benennen Sie die Datei um.</translation>
    </message>
    <message>
      <source>A model called {there} is installed already; remove it first.</source>
      <translation>Ein Modell namens {there} ist bereits installiert; entfernen Sie es zuerst.</translation>
    </message>
    <message>
      <source>A model can be asked to be right in {known} of its calls, or 0: as it was trained.</source>
      <translation>Von einem Modell kann verlangt werden, in {known} seiner Benennungen richtigzuliegen, oder 0: wie trainiert.</translation>
    </message>
    <message>
      <source>A name needs at least one letter.</source>
      <translation>Ein Name braucht mindestens einen Buchstaben.</translation>
    </message>
    <message>
      <source>A package: datapackage.json with deployments, media and observations.</source>
      <translation>Ein Paket: datapackage.json mit Einsätzen, Medien und Beobachtungen.</translation>
    </message>
    <message>
      <source>A pattern knows {SITE} and {DEPLOYMENT}, and * for anything; {text} is neither.</source>
      <translation>Ein Muster kennt {SITE} und {DEPLOYMENT} sowie * für Beliebiges; {text} ist keines davon.</translation>
    </message>
    <message>
      <source>A pattern says where the site's name stands: {SITE}, or {SITE2}/{DEPLOYMENT}.</source>
      <translation>Ein Muster gibt an, wo der Name des Standorts steht: {SITE} oder {SITE2}/{DEPLOYMENT}.</translation>
    </message>
    <message>
      <source>A photo on its own: motion has nothing to compare it with, so nobody has looked for animals in it yet. Look at it, or scan with a detector.</source>
      <translation>Ein einzelnes Foto: Die Bewegungserkennung hat nichts zum Vergleichen, daher wurde darin noch nicht nach Tieren gesucht. Sehen Sie es an oder scannen Sie es mit einem Detektor.</translation>
    </message>
    <message>
      <source>A picture a second of each animal with its box in a table; named as in COCO Camera Traps. People are made unrecognizable.</source>
      <translation>Ein Bild pro Sekunde von jedem Tier, sein Rahmen in einer Tabelle; benannt wie in COCO Camera Traps. Personen sind unkenntlich gemacht.</translation>
    </message>
    <message>
      <source>A project needs a file.</source>
      <translation>Ein Projekt braucht eine Datei.</translation>
    </message>
    <message>
      <source>A project on a PostgreSQL server needs a driver. {how_to_install}</source>
      <translation>Ein Projekt auf einem PostgreSQL-Server braucht einen Treiber. {how_to_install}</translation>
    </message>
    <message>
      <source>A record is an event: spans, boxes, behaviors, sex, life stage, individuals and notes are left out.</source>
      <translation>Ein Nachweis ist ein Ereignis: Zeitspannen, Rahmen, Verhalten, Geschlecht, Altersklasse, Individuen und Notizen werden ausgelassen.</translation>
    </message>
    <message>
      <source>A row has room for one box: of moving animals the others are left out.</source>
      <translation>Eine Zeile fasst nur einen Rahmen: Bei bewegten Tieren werden die übrigen ausgelassen.</translation>
    </message>
    <message>
      <source>A row without {name} is left out.</source>
      <translation>Eine Zeile ohne {name} wird ausgelassen.</translation>
    </message>
    <message>
      <source>A scan on a cluster needs Dask, here and on its computers. {how_to_install}</source>
      <translation>Ein Scan auf einem Cluster braucht Dask, hier und auf dessen Computern. {how_to_install}</translation>
    </message>
    <message>
      <source>A scan process ended while it decoded.</source>
      <translation>Ein Scanprozess endete beim Dekodieren.</translation>
    </message>
    <message>
      <source>A sheet holds {MOST_ROWS} rows; the observations beyond are left out. Export a table (CSV) for all.</source>
      <translation>Ein Blatt fasst {MOST_ROWS} Zeilen; die übrigen Beobachtungen fehlen. Exportieren Sie eine Tabelle (CSV), um alle zu erhalten.</translation>
    </message>
    <message>
      <source>A start for training on longer clips. Knows no species.</source>
      <translation>Ausgangspunkt fürs Training mit längeren Clips. Kennt keine Arten.</translation>
    </message>
    <message>
      <source>A start for training where there is a good GPU; MammalNet's experiments started from this family.</source>
      <translation>Ausgangspunkt fürs Training auf einer guten Grafikkarte; die Experimente von MammalNet gingen von dieser Modellfamilie aus.</translation>
    </message>
    <message>
      <source>A start for training, as its authors trained it. Knows no species.</source>
      <translation>Ausgangspunkt fürs Training, wie von den Autoren trainiert. Kennt keine Arten.</translation>
    </message>
    <message>
      <source>A start for training. Knows no species.</source>
      <translation>Ausgangspunkt fürs Training. Kennt keine Arten.</translation>
    </message>
    <message>
      <source>A start for training: has seen what people do in 400 ways, knows no species.</source>
      <translation>Ausgangspunkt fürs Training: hat 400 Arten menschlicher Handlungen gesehen, kennt keine Tierarten.</translation>
    </message>
    <message>
      <source>A start for training: the best of this size. Knows no species.</source>
      <translation>Ausgangspunkt fürs Training: das beste Modell dieser Größe. Kennt keine Arten.</translation>
    </message>
    <message>
      <source>A table of BORIS's events, as bouts of behavior.</source>
      <translation>Eine Tabelle von BORIS-Ereignissen, als Verhaltensabschnitte.</translation>
    </message>
    <message>
      <source>A table of filepath and label.</source>
      <translation>Eine Tabelle mit filepath und label.</translation>
    </message>
    <message>
      <source>A value of {column} is not understood and taken for unsaid: {first}.</source>
      <translation>Ein Wert von {column} wird nicht verstanden und gilt als nicht angegeben: {first}.</translation>
    </message>
    <message>
      <source>All clips are of one site; how well the model does elsewhere cannot be known.</source>
      <translation>Alle Clips sind von einem Standort; wie gut das Modell anderswo ist, lässt sich nicht feststellen.</translation>
    </message>
    <message>
      <source>All clips of {name} are of one site; the model may learn the site instead.</source>
      <translation>Alle Clips von „{name}“ stammen von einem Standort; das Modell könnte stattdessen den Standort lernen.</translation>
    </message>
    <message>
      <source>All occasions were worked alike: {SCALED} is left out.</source>
      <translation>Alle Perioden wurden gleich lange erfasst: {SCALED} fehlt.</translation>
    </message>
    <message>
      <source>All of it could be read.</source>
      <translation>Alles war lesbar.</translation>
    </message>
    <message>
      <source>An event of {name} has no time: it is left out.</source>
      <translation>Ein Ereignis von {name} hat keine Zeit: Es wird ausgelassen.</translation>
    </message>
    <message>
      <source>Animals unknown here before: added to the project's list ({n}: {names}).</source>
      <translation>Tiere, die hier unbekannt waren, kommen auf die Liste des Projekts ({n}: {names}).</translation>
    </message>
    <message>
      <source>Any table with a column for the file; you say what the other columns mean.</source>
      <translation>Jede Tabelle mit einer Spalte für die Datei; was die anderen Spalten bedeuten, geben Sie an.</translation>
    </message>
    <message>
      <source>As YOLOX-nano, several times slower and surer.</source>
      <translation>Wie YOLOX-nano, um ein Mehrfaches langsamer und sicherer.</translation>
    </message>
    <message>
      <source>BORIS events (TSV)</source>
      <translation>BORIS-Ereignisse (TSV)</translation>
    </message>
    <message>
      <source>BORIS project</source>
      <translation>BORIS-Projekt</translation>
    </message>
    <message>
      <source>Backups cannot be kept in {folder}: {error}. {remedy}</source>
      <translation>Sicherungen können nicht in {folder} gespeichert werden: {error}. {remedy}</translation>
    </message>
    <message>
      <source>Behaviors are told by whole seconds; their exact starts and ends are not.</source>
      <translation>Verhalten wird auf ganze Sekunden angegeben, nicht mit genauem Anfang und Ende.</translation>
    </message>
    <message>
      <source>Behaviors as segments, for training models.</source>
      <translation>Verhalten als Abschnitte, zum Trainieren von Modellen.</translation>
    </message>
    <message>
      <source>Behaviors as states and points of each animal, to open in BORIS.</source>
      <translation>Verhalten als Zustände und Punktereignisse jedes Tiers, zum Öffnen in BORIS.</translation>
    </message>
    <message>
      <source>Behaviors unknown here before: added to the project's ethogram ({n}: {names}).</source>
      <translation>Verhaltensweisen, die hier unbekannt waren, kommen in das Ethogramm des Projekts ({n}: {names}).</translation>
    </message>
    <message>
      <source>Behaviors without boxes: left out ({n}: {names}).</source>
      <translation>Verhaltensabschnitte ohne Rahmen werden ausgelassen ({n}: {names}).</translation>
    </message>
    <message>
      <source>Beside a name, the file says what stood here once: it may be older, so what is here stays ({n}: {names}).</source>
      <translation>Neben einem Namen steht in der Datei, was hier schon einmal stand: sie kann älter sein, also bleibt es, wie es hier ist ({n}: {names}).</translation>
    </message>
    <message>
      <source>Between them, at {start_s} s, the animal does what cannot go on at the same time. Remove that first, or select it as well.</source>
      <translation>Dazwischen, bei {start_s} s, tut das Tier etwas, das nicht gleichzeitig sein kann. Entfernen Sie das zuerst, oder wählen Sie es mit aus.</translation>
    </message>
    <message>
      <source>Boxes frame by frame, for Timelapse and whatever reads MegaDetector's results.</source>
      <translation>Rahmen Bild für Bild, für Timelapse und alles, was MegaDetector-Ergebnisse liest.</translation>
    </message>
    <message>
      <source>Boxes in pixels on single frames, as LILA's data sets have them.</source>
      <translation>Rahmen in Pixeln auf einzelnen Bildern, wie in den Datensätzen von LILA.</translation>
    </message>
    <message>
      <source>Boxes of videos, as findings of that detector.</source>
      <translation>Rahmen in Videos, als Detektionen dieses Detektors.</translation>
    </message>
    <message>
      <source>Boxes with behaviors for every second, for training models.</source>
      <translation>Rahmen mit Verhalten für jede Sekunde, zum Trainieren von Modellen.</translation>
    </message>
    <message>
      <source>Boxes, and what a model held for less likely, have no place in this table.</source>
      <translation>Rahmen und die weniger wahrscheinlichen Vorschläge eines Modells haben in dieser Tabelle keinen Platz.</translation>
    </message>
    <message>
      <source>Boxes, confidence, counts, sex and life stage have no place in this format.</source>
      <translation>Rahmen, Konfidenz, Anzahl, Geschlecht und Altersklasse haben in diesem Format keinen Platz.</translation>
    </message>
    <message>
      <source>Boxes, counts, sex, life stage, notes and animals without a behavior have no place in this format.</source>
      <translation>Rahmen, Anzahl, Geschlecht, Altersklasse, Notizen und Tiere ohne Verhalten haben in diesem Format keinen Platz.</translation>
    </message>
    <message>
      <source>CPU, 1 thread</source>
      <translation>CPU, 1 Thread</translation>
    </message>
    <message>
      <source>CPU, {threads} threads</source>
      <translation>CPU, {threads} Threads</translation>
    </message>
    <message>
      <source>Change its permissions, or those of the folders around it, and try again.</source>
      <translation>Ändern Sie die Rechte daran oder an den Ordnern darum und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
      <source>Check its name and that its drive is connected.</source>
      <translation>Prüfen Sie den Namen und ob das Laufwerk verbunden ist.</translation>
    </message>
    <message>
      <source>Check the card or the drive, connect it anew, and try again.</source>
      <translation>Prüfen Sie Karte oder Laufwerk, verbinden Sie es neu und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
      <source>Choose two or more observations of one video, all animals or all bouts of one animal.</source>
      <translation>Wählen Sie zwei oder mehr Beobachtungen eines Videos aus, entweder nur Tiere oder nur Verhaltensabschnitte eines Tiers.</translation>
    </message>
    <message>
      <source>Clips (MP4)</source>
      <translation>Clips (MP4)</translation>
    </message>
    <message>
      <source>Clips have no sound.</source>
      <translation>Clips haben keinen Ton.</translation>
    </message>
    <message>
      <source>Close other programs and try again.</source>
      <translation>Schließen Sie andere Programme und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
      <source>Close other programs that have it open, or change its permissions, and try again.</source>
      <translation>Schließen Sie andere Programme, in denen es geöffnet ist, oder ändern Sie die Rechte und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
      <source>Coordinates are rounded to {precision} degrees. Names of sites and folders, notes and the videos themselves may still tell where it was.</source>
      <translation>Die Koordinaten sind auf {precision} Grad gerundet. Namen von Standorten und Ordnern, Notizen und die Videos selbst verraten vielleicht trotzdem, wo es war.</translation>
    </message>
    <message>
      <source>Dates of {column} such as {unclear} may have the day or the month first, and no other tells which: they are left out. Write them like 2026-05-01.</source>
      <translation>Bei Daten in {column} wie {unclear} kann der Tag oder der Monat vorn stehen, und kein anderes Datum verrät, was gilt: Sie werden weggelassen. Format: 2026-05-01.</translation>
    </message>
    <message>
      <source>Decoded clips are no longer kept ({error}).</source>
      <translation>Dekodierte Clips werden nicht mehr gespeichert ({error}).</translation>
    </message>
    <message>
      <source>Decoded clips cannot be kept in {folder}: {error}.</source>
      <translation>Dekodierte Clips können nicht in {folder} gespeichert werden: {error}.</translation>
    </message>
    <message>
      <source>Deployment {key}: utcOffset is {row}. Write it like +02:00.</source>
      <translation>Einsatz {key}: utcOffset ist {row}. Format: +02:00.</translation>
    </message>
    <message>
      <source>Deployment {key}: {name} is {row}, which is no place.</source>
      <translation>Einsatz {key}: {name} ist {row}, das ist kein Ort.</translation>
    </message>
    <message>
      <source>Deployment {key}: {name} is {told}, but only years from 1900 to 2199 are read.</source>
      <translation>Einsatz {key}: {name} ist {told}, gelesen werden aber nur Jahre von 1900 bis 2199.</translation>
    </message>
    <message>
      <source>Deployment {key}: {name} is {told}, which is not a date.</source>
      <translation>Einsatz {key}: {name} ist {told}, das ist kein Datum.</translation>
    </message>
    <message>
      <source>Deployment {key}: {part} is not a gap.</source>
      <translation>Einsatz {key}: {part} ist kein Ausfall.</translation>
    </message>
    <message>
      <source>Deployments (CSV)</source>
      <translation>Einsätze (CSV)</translation>
    </message>
    <message>
      <source>Deployments cut to the chosen days, so that effort counted by them is that of these days ({n}: {names}).</source>
      <translation>Auf die gewählten Tage gekürzte Einsätze, damit der daraus berechnete Erfassungsaufwand der dieser Tage ist ({n}: {names}).</translation>
    </message>
    <message>
      <source>Deployments of one name and folder: their numbers stand in its place ({n}: {names}).</source>
      <translation>Einsätze mit demselben Namen und Ordner: An seiner Stelle stehen ihre Nummern ({n}: {names}).</translation>
    </message>
    <message>
      <source>Deployments whose clock was corrected in the package: {len}; their videos follow.</source>
      <translation>Einsätze, deren Uhr im Paket korrigiert wurde: {len}; ihre Videos folgen.</translation>
    </message>
    <message>
      <source>Deployments whose start or end was corrected in the package: {followed}; they follow.</source>
      <translation>Einsätze, deren Beginn oder Ende im Paket korrigiert wurde: {followed}; sie sind hier angepasst.</translation>
    </message>
    <message>
      <source>Deployments with another start or end here than in the package: {len}; they stay as they are here ({names}).</source>
      <translation>Einsätze, deren Beginn oder Ende hier anders ist als im Paket: {len}; sie bleiben, wie sie hier sind ({names}).</translation>
    </message>
    <message>
      <source>Deployments with gaps, of which the standard knows none: they stand among the tags, and effort counted by start and end is too large ({n}: {names}).</source>
      <translation>Einsätze mit Ausfällen, die der Standard nicht kennt: Sie stehen unter den Schlagwörtern, und der aus Beginn und Ende berechnete Erfassungsaufwand ist zu groß ({n}: {names}).</translation>
    </message>
    <message>
      <source>Deployments without start or end: fill them in, for effort is counted from them ({n}: {names}).</source>
      <translation>Einsätze ohne Beginn oder Ende: Tragen Sie beides ein, denn daraus wird der Erfassungsaufwand berechnet ({n}: {names}).</translation>
    </message>
    <message>
      <source>Deployments without start or end: the first and last video stand for them, which tags and comments say; effort counted by them is too small ({n}: {names}).</source>
      <translation>Einsätze ohne Beginn oder Ende: Das erste und das letzte Video stehen dafür, was Schlagwörter und Kommentare sagen; der daraus berechnete Erfassungsaufwand ist zu klein ({n}: {names}).</translation>
    </message>
    <message>
      <source>Deployments without start or end: the first or last video stands for it, and less than a day counts as no effort ({n}: {names}).</source>
      <translation>Einsätze ohne Beginn oder Ende: Das erste oder letzte Video steht dafür, und weniger als ein Tag zählt nicht als Erfassungsaufwand ({n}: {names}).</translation>
    </message>
    <message>
      <source>Deployments without start or end: what is missing is taken from the first and last video ({n}: {names}).</source>
      <translation>Einsätze ohne Beginn oder Ende: Was fehlt, wird vom ersten und letzten Video genommen ({n}: {names}).</translation>
    </message>
    <message>
      <source>Detection histories for unmarked</source>
      <translation>Nachweishistorien für unmarked</translation>
    </message>
    <message>
      <source>Each of the names may stand in a pattern once.</source>
      <translation>Jeder der Namen darf in einem Muster nur einmal vorkommen.</translation>
    </message>
    <message>
      <source>Emptied or set back, since no project has such values: {emptied}.</source>
      <translation>Geleert oder zurückgesetzt, da kein Projekt solche Werte enthält: {emptied}.</translation>
    </message>
    <message>
      <source>Empty as far as a machine saw: look through their pictures, or export what people reviewed ({n}: {names}).</source>
      <translation>Nur laut Programm leer: Bilder durchsehen oder nur Geprüftes exportieren ({n}: {names}).</translation>
    </message>
    <message>
      <source>Every video is of the subset '{SUBSET}': split them by site before you train.</source>
      <translation>Jedes Video gehört zur Teilmenge „{SUBSET}“: Teilen Sie sie vor dem Trainieren nach Standorten auf.</translation>
    </message>
    <message>
      <source>Fewer than {FEWEST_BOUTS} bouts with times are labelled: too few to learn from.</source>
      <translation>Weniger als {FEWEST_BOUTS} Verhaltensabschnitte mit Zeiten sind angegeben: zu wenige, um daraus zu lernen.</translation>
    </message>
    <message>
      <source>Fewer than {FEWEST_BOUTS} labelled bouts are in videos that can be read.</source>
      <translation>Weniger als {FEWEST_BOUTS} angegebene Verhaltensabschnitte liegen in lesbaren Videos.</translation>
    </message>
    <message>
      <source>File exists</source>
      <translation>Datei existiert bereits</translation>
    </message>
    <message>
      <source>File name too long</source>
      <translation>Dateiname zu lang</translation>
    </message>
    <message>
      <source>Files that are not in this project and not beside the imported file: left out ({n}: {names}).</source>
      <translation>Dateien, die weder in diesem Projekt noch neben der importierten Datei sind, werden ausgelassen ({n}: {names}).</translation>
    </message>
    <message>
      <source>Files that hold something else than when they were labelled; nobody has looked since ({n}: {names}).</source>
      <translation>Dateien, die etwas anderes enthalten als zur Zeit der Angaben; seither hat niemand hingesehen ({n}: {names}).</translation>
    </message>
    <message>
      <source>Finds animals, people and vehicles in pictures of camera traps, by night too. Seconds for a picture without the fast detector package; 2.3 GB of memory.</source>
      <translation>Findet Tiere, Menschen und Fahrzeuge in Bildern von Kamerafallen, auch bei Nacht. Ohne das Paket für schnelle Detektoren mehrere Sekunden pro Bild; 2,3 GB Arbeitsspeicher.</translation>
    </message>
    <message>
      <source>Finds large animals, people and vehicles in single pictures; quick on any computer, misses small and infrared ones.</source>
      <translation>Findet große Tiere, Menschen und Fahrzeuge in einzelnen Bildern; schnell auf jedem Computer, übersieht aber kleine Tiere und solche in Infrarotaufnahmen.</translation>
    </message>
    <message>
      <source>For cameraOperation: dateFormat = '%Y-%m-%d %H:%M:%S', cameraCol = 'Camera', hasProblems = {problems}. For detectionHistory: timeZone = 'UTC', for the times are the cameras'.</source>
      <translation>Für cameraOperation: dateFormat = '%Y-%m-%d %H:%M:%S', cameraCol = 'Camera', hasProblems = {problems}. Für detectionHistory: timeZone = 'UTC', denn die Zeiten sind die der Kameras.</translation>
    </message>
    <message>
      <source>Free some space, or choose another disk.</source>
      <translation>Schaffen Sie Platz oder wählen Sie einen anderen Datenträger.</translation>
    </message>
    <message>
      <source>GPL-3.0 of YOLOv5, with which it was trained; its makers add nothing</source>
      <translation>GPL-3.0 von YOLOv5, womit es trainiert wurde; seine Autoren fügen nichts hinzu</translation>
    </message>
    <message>
      <source>Give it a shorter name, or move it to a folder less deep.</source>
      <translation>Geben Sie einen kürzeren Namen oder nehmen Sie einen weniger tiefen Ordner.</translation>
    </message>
    <message>
      <source>Give the name of a file, not of a folder.</source>
      <translation>Geben Sie den Namen einer Datei an, nicht den eines Ordners.</translation>
    </message>
    <message>
      <source>Give this command to install it: {command}</source>
      <translation>Geben Sie zur Installation diesen Befehl ein: {command}</translation>
    </message>
    <message>
      <source>Heads do not fit this model; train it whole instead.</source>
      <translation>Schnelles Lernen passt nicht zu diesem Modell; trainieren Sie es ganz.</translation>
    </message>
    <message>
      <source>Heads stand on a trained model; give one as the base, or train from scratch.</source>
      <translation>Schnelles Lernen braucht ein trainiertes Modell; geben Sie eines als Grundlage an oder trainieren Sie von Grund auf.</translation>
    </message>
    <message>
      <source>Independent records and camera stations for camtrapR, unmarked and other R packages.</source>
      <translation>Unabhängige Nachweise und Kamerastandorte für camtrapR, unmarked und andere R-Pakete.</translation>
    </message>
    <message>
      <source>Input/output error</source>
      <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
      <source>Is a directory</source>
      <translation>Ist ein Ordner</translation>
    </message>
    <message>
      <source>It could not be read in two attempts: {rstrip}.</source>
      <translation>Nach zwei Versuchen nicht lesbar: {rstrip}.</translation>
    </message>
    <message>
      <source>It does not work here ({reason}).</source>
      <translation>Sie funktioniert hier nicht ({reason}).</translation>
    </message>
    <message>
      <source>It failed on the way ({reason}).</source>
      <translation>Sie versagte unterwegs ({reason}).</translation>
    </message>
    <message>
      <source>It gives other pictures than the processor.</source>
      <translation>Sie liefert andere Bilder als der Prozessor.</translation>
    </message>
    <message>
      <source>It has another version of Trapline, or other files of the model, than this computer.</source>
      <translation>Dort gibt es eine andere Version von Trapline oder andere Modelldateien als auf diesem Computer.</translation>
    </message>
    <message>
      <source>Its address leads round in a circle: {url}. Get the file from its makers, and import it.</source>
      <translation>Die Adresse führt im Kreis: {url}. Suchen Sie die Datei bei ihren Urhebern und importieren Sie sie.</translation>
    </message>
    <message>
      <source>Its ethogram, and its events as bouts of behavior.</source>
      <translation>Ethogramm und Ereignisse als Verhaltensabschnitte.</translation>
    </message>
    <message>
      <source>Its times are damaged: {num_frames} of {it} frames are shown. Convert it to MP4 (H.264) with a program that plays all of it, then scan again.</source>
      <translation>Die Zeitangaben sind beschädigt: {num_frames} von {it} Bildern werden gezeigt. Wandeln Sie die Datei mit einem Programm, das sie ganz abspielt, in MP4 (H.264) um und scannen Sie dann noch einmal.</translation>
    </message>
    <message>
      <source>Kernels are built on Linux and Windows with x86-64 alone. {WITHOUT}</source>
      <translation>Kernel werden nur unter Linux und Windows auf x86-64 gebaut. {WITHOUT}</translation>
    </message>
    <message>
      <source>Left out, since what they belong to is lost: {lost}.</source>
      <translation>Ausgelassen, weil das, wozu sie gehören, verloren ist: {lost}.</translation>
    </message>
    <message>
      <source>Libraries that models need cannot be loaded. Install Microsoft's Visual C++ Redistributable (https://aka.ms/vs/17/release/vc_redist.x64.exe), then start Trapline again.</source>
      <translation>Bibliotheken, die Modelle brauchen, lassen sich nicht laden. Installieren Sie Microsofts Visual C++ Redistributable (https://aka.ms/vs/17/release/vc_redist.x64.exe) und starten Sie Trapline noch einmal.</translation>
    </message>
    <message>
      <source>Line {number} of {name} cannot be read: {error}.</source>
      <translation>Zeile {number} von {name} ist nicht lesbar: {error}.</translation>
    </message>
    <message>
      <source>Make its disk writable, or choose another.</source>
      <translation>Machen Sie den Datenträger beschreibbar oder wählen Sie einen anderen.</translation>
    </message>
    <message>
      <source>Make the starter anew.</source>
      <translation>Machen Sie Starter neu.</translation>
    </message>
    <message>
      <source>Memory does not suffice for a single clip; set a smaller crop or fewer frames.</source>
      <translation>Der Arbeitsspeicher reicht nicht einmal für einen Clip; stellen Sie einen kleineren Ausschnitt oder weniger Bilder ein.</translation>
    </message>
    <message>
      <source>Models run in PyTorch alone.</source>
      <translation>Modelle laufen nur mit PyTorch.</translation>
    </message>
    <message>
      <source>Moments at which somebody in view has no box: left out, for they would teach that nobody is there (videos: {n}: {names}).</source>
      <translation>Zeitpunkte, zu denen jemand im Bild keinen Rahmen hat: ausgelassen, denn sie würden lehren, dass dort niemand ist (Videos: {n}: {names}).</translation>
    </message>
    <message>
      <source>Most of the effort is a time without any video: was a clock wrong, or did the camera stop? Repair the clock, or say start, end or the gap ({n}: {names}).</source>
      <translation>Der größte Teil des Erfassungsaufwands ist eine Zeit ohne jedes Video: Ging eine Uhr falsch, oder hörte die Kamera auf? Korrigieren Sie die Uhr, oder geben Sie Anfang, Ende oder den Ausfall an ({n}: {names}).</translation>
    </message>
    <message>
      <source>Move away what has this name already, or choose another.</source>
      <translation>Verschieben Sie, was schon so heißt, oder wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
      <source>NA: occasions of {days} days in which no camera worked.</source>
      <translation>NA: Erfassungsperioden von {days} Tagen, in denen keine Kamera gearbeitet hat.</translation>
    </message>
    <message>
      <source>NA: occasions of {days} days of which cameras worked less than {percent} %.</source>
      <translation>NA: Erfassungsperioden von {days} Tagen, von denen Kameras weniger als {percent} % gearbeitet haben.</translation>
    </message>
    <message>
      <source>Names longer than 200 signs: the rest is left out ({n}: {names}).</source>
      <translation>Namen mit mehr als 200 Zeichen: Der Rest wird weggelassen ({n}: {names}).</translation>
    </message>
    <message>
      <source>Names with __, which camtrapR keeps for itself, have one _ ({n}: {names}).</source>
      <translation>Namen mit __, das camtrapR für sich braucht, haben ein _ ({n}: {names}).</translation>
    </message>
    <message>
      <source>No UTC offset was given: {zone}, that of this computer, was taken.</source>
      <translation>Es wurde keine UTC-Abweichung angegeben: Verwendet wurde {zone}, die dieses Computers.</translation>
    </message>
    <message>
      <source>No animal with a name and a date is among what is chosen: histories.csv has no rows, and read.R is left out. Name animals in review, scan with a model that names species, or choose more.</source>
      <translation>In der Auswahl ist kein benanntes Tier mit Datum: histories.csv hat keine Zeilen, und read.R fehlt. Benennen Sie Tiere beim Prüfen, scannen Sie mit einem Modell, das Arten benennt, oder wählen Sie mehr aus.</translation>
    </message>
    <message>
      <source>No clip of {name} is held out, so it is not judged.</source>
      <translation>Von „{name}“ werden keine Clips zurückgehalten; es wird also nicht bewertet.</translation>
    </message>
    <message>
      <source>No clock drifts by that much. Check the four times.</source>
      <translation>So ungenau geht keine Uhr. Prüfen Sie die vier Zeiten.</translation>
    </message>
    <message>
      <source>No clock is wrong by that much. Check the two times.</source>
      <translation>So falsch geht keine Uhr. Prüfen Sie die beiden Zeiten.</translation>
    </message>
    <message>
      <source>No head for bouts could be learned: {error}</source>
      <translation>Es konnte kein Zeitkopf für Verhaltensabschnitte gelernt werden: {error}</translation>
    </message>
    <message>
      <source>No model has looked at this animal; scan its video with one.</source>
      <translation>Noch kein Modell hat dieses Tier gesehen; scannen Sie das Video mit einem.</translation>
    </message>
    <message>
      <source>No room could be made for embeddings in {folder}: {error}.</source>
      <translation>In {folder} konnte für Embeddings kein Platz geschaffen werden: {error}.</translation>
    </message>
    <message>
      <source>No scheduler of Dask answers at {place}. Check that it runs, and its address.</source>
      <translation>Unter {place} antwortet kein Dask-Scheduler. Prüfen Sie, ob er läuft und ob die Adresse stimmt.</translation>
    </message>
    <message>
      <source>No space left on device</source>
      <translation>Kein Platz auf dem Datenträger</translation>
    </message>
    <message>
      <source>No such file or directory</source>
      <translation>Datei oder Ordner nicht gefunden</translation>
    </message>
    <message>
      <source>Nobody has reviewed anything in {name} yet; review some of its animals.</source>
      <translation>In {name} wurde noch nichts geprüft; prüfen Sie einige Tiere darin.</translation>
    </message>
    <message>
      <source>Nobody says how many frames a second {video} has: {USUAL_RATE} are taken.</source>
      <translation>Niemand sagt, wie viele Bilder pro Sekunde {video} hat: {USUAL_RATE} werden verwendet.</translation>
    </message>
    <message>
      <source>Nobody says how many pixels these have, so their boxes are left out: {names}.</source>
      <translation>Niemand sagt, wie viele Pixel diese haben, deshalb werden ihre Rahmen ausgelassen: {names}.</translation>
    </message>
    <message>
      <source>None of the videos of {old_root} lies in {new_root}. Choose the folder that has them.</source>
      <translation>Keines der Videos aus {old_root} liegt in {new_root}. Wählen Sie den Ordner, der sie enthält.</translation>
    </message>
    <message>
      <source>Not a directory</source>
      <translation>Ist kein Ordner</translation>
    </message>
    <message>
      <source>Not one clip of {name} can be read, so it is not learned.</source>
      <translation>Kein Clip von {name} ist lesbar, daher wird es nicht gelernt.</translation>
    </message>
    <message>
      <source>Not one of the videos can be read; check that their drive is connected.</source>
      <translation>Keines der Videos ist lesbar; prüfen Sie, ob ihr Laufwerk angeschlossen ist.</translation>
    </message>
    <message>
      <source>Not one second of the list can be read. Files cut to the labelled quarter of an hour begin at second 900: lay them in videos_15min, or say so with --starts-at 900.</source>
      <translation>Keine Sekunde der Liste ist lesbar. Dateien, die auf die annotierte Viertelstunde zugeschnitten sind, beginnen bei Sekunde 900: Legen Sie sie in videos_15min ab oder geben Sie --starts-at 900 an.</translation>
    </message>
    <message>
      <source>Nothing decodes between {start_s} and {end_s} s: the file is damaged there, or the camera paused.</source>
      <translation>Zwischen {start_s} und {end_s} s lässt sich nichts dekodieren: Die Datei ist dort beschädigt, oder die Kamera setzte aus.</translation>
    </message>
    <message>
      <source>Nothing differs between the photos of this burst. An animal that kept still in all of them is not seen.</source>
      <translation>Zwischen den Fotos dieser Serie gibt es keinen Unterschied. Ein Tier, das auf allen stillhielt, wird nicht erkannt.</translation>
    </message>
    <message>
      <source>Nothing of {project} can be read any more, and there is no backup of it.</source>
      <translation>Von {project} ist nichts mehr lesbar, und es gibt keine Sicherung davon.</translation>
    </message>
    <message>
      <source>Nothing of {project} can be read any more. Restore it from a backup.</source>
      <translation>Von {project} ist nichts mehr lesbar. Stellen Sie es aus einer Sicherung wieder her.</translation>
    </message>
    <message>
      <source>Observation {get} has no time: it is left out.</source>
      <translation>Beobachtung {get} hat keine Zeit: Sie wird ausgelassen.</translation>
    </message>
    <message>
      <source>Observations without boxes: left out, with the whole video where it has no other ({n}: {names}).</source>
      <translation>Beobachtungen ohne Rahmen: ausgelassen, mit dem ganzen Video, wenn es keine andere hat ({n}: {names}).</translation>
    </message>
    <message>
      <source>Observations, summary and deployments as sheets.</source>
      <translation>Beobachtungen, Übersicht und Einsätze als Tabellenblätter.</translation>
    </message>
    <message>
      <source>Of {total} animals the head learned from {num_read}: videos of the others can no longer be read.</source>
      <translation>Von {total} Tieren hat der Zeitkopf aus {num_read} gelernt: Videos der anderen sind nicht mehr lesbar.</translation>
    </message>
    <message>
      <source>On held-out bouts the head beats grouped windows (mAP {head} against {windows} %).</source>
      <translation>Bei zurückgehaltenen Verhaltensabschnitten ist der Zeitkopf besser als gruppierte Zeitfenster (mAP {head} gegenüber {windows} %).</translation>
    </message>
    <message>
      <source>On held-out bouts the head does not beat grouped windows (mAP {head} against {windows} %).</source>
      <translation>Bei zurückgehaltenen Verhaltensabschnitten ist der Zeitkopf nicht besser als gruppierte Zeitfenster (mAP {head} gegenüber {windows} %).</translation>
    </message>
    <message>
      <source>One animal that a person had labelled is now as the file says; undo brings its label back.</source>
      <translation>Ein Tier, zu dem es hier schon eine Angabe gab, ist jetzt so, wie die Datei sagt; Rückgängig holt diese Angabe zurück.</translation>
    </message>
    <message>
      <source>One bout that a person had labelled is now as the file says; undo brings its label back.</source>
      <translation>Ein Verhaltensabschnitt, zu dem es hier schon eine Angabe gab, ist jetzt so, wie die Datei sagt; Rückgängig holt diese Angabe zurück.</translation>
    </message>
    <message>
      <source>One clip is left out, since the model was trained on its video.</source>
      <translation>Ein Clip wird ausgelassen, da das Modell mit seinem Video trainiert wurde.</translation>
    </message>
    <message>
      <source>One clip was labelled before {name} was in the list of behaviors, so it does not teach its absence; if you have looked for it since, accept one of the animal's behaviors again.</source>
      <translation>Ein Clip bekam seine Angaben, bevor {name} in der Liste der Verhalten stand; dass es dort fehlt, lehrt er daher nicht. Haben Sie seither danach gesehen, bestätigen Sie ein Verhalten des Tiers noch einmal.</translation>
    </message>
    <message>
      <source>One finding of an earlier scan that nobody reviewed gives way to the file's.</source>
      <translation>Eine ungeprüfte Detektion aus einem früheren Scan weicht denen der Datei.</translation>
    </message>
    <message>
      <source>One finding that nobody reviewed here was changed in the file: that counts as your word.</source>
      <translation>Eine Detektion, die hier niemand geprüft hat, wurde in der Datei geändert: Das gilt als Ihre Angabe.</translation>
    </message>
    <message>
      <source>One line for each file, to import into Timelapse.</source>
      <translation>Eine Zeile je Datei, zum Importieren in Timelapse.</translation>
    </message>
    <message>
      <source>One line for each observation, for spreadsheets and R.</source>
      <translation>Eine Zeile je Beobachtung, für Tabellenprogramme und R.</translation>
    </message>
    <message>
      <source>One new video is dated by the table, as long as its file says no date.</source>
      <translation>Ein neues Video erhält sein Datum aus der Tabelle, solange seine Datei keines angibt.</translation>
    </message>
    <message>
      <source>One observation is of no media file: kept for export, not shown.</source>
      <translation>Eine Beobachtung gehört zu keiner Mediendatei: Sie bleibt für den Export erhalten, wird aber nicht angezeigt.</translation>
    </message>
    <message>
      <source>One observation was in already: kept as it is.</source>
      <translation>Eine Beobachtung war bereits vorhanden: Sie bleibt unverändert.</translation>
    </message>
    <message>
      <source>One of several behaviors is to be learned (behavior_loss one), but {behaviors} is the only one; set behavior_loss to each.</source>
      <translation>Gelernt werden soll eine von mehreren Verhaltensweisen (behavior_loss one), doch {behaviors} ist die einzige; setzen Sie behavior_loss auf each.</translation>
    </message>
    <message>
      <source>One of {number} animals is a machine's word alone; this format does not say which.</source>
      <translation>Eines von {number} Tieren hat nur das Programm benannt; welches, sagt dieses Format nicht.</translation>
    </message>
    <message>
      <source>One of {number} bouts is a machine's word alone; this format does not say which.</source>
      <translation>Einen von {number} Verhaltensabschnitten hat nur das Programm gefunden; welchen, sagt dieses Format nicht.</translation>
    </message>
    <message>
      <source>One species a line, for training with zamba.</source>
      <translation>Eine Art je Zeile, zum Trainieren mit zamba.</translation>
    </message>
    <message>
      <source>Only clips of one class ({name}) can be read; see to the videos of the others: plug their drive in, copy them from the card again, or scan them.</source>
      <translation>Nur Clips einer einzigen Klasse ({name}) sind lesbar; kümmern Sie sich um die Videos der anderen: Schließen Sie ihr Laufwerk an, kopieren Sie sie noch einmal von der Karte oder scannen Sie sie.</translation>
    </message>
    <message>
      <source>Paths that may each be several videos of this project: left out ({n}: {names}).</source>
      <translation>Pfade, die jeweils mehrere Videos dieses Projekts meinen können, werden ausgelassen ({n}: {names}).</translation>
    </message>
    <message>
      <source>People are hidden where a person or a detector has found them; look through all before you share it.</source>
      <translation>Menschen werden verborgen, wo eine Person oder ein Detektor sie gefunden hat; sehen Sie alles durch, bevor Sie es weitergeben.</translation>
    </message>
    <message>
      <source>Permission denied</source>
      <translation>Zugriff verweigert</translation>
    </message>
    <message>
      <source>Photos without a length: left out ({n}: {names}).</source>
      <translation>Fotos haben keine Länge und werden ausgelassen ({n}: {names}).</translation>
    </message>
    <message>
      <source>Photos, of which there are no clips: export pictures ({n}: {names}).</source>
      <translation>Fotos, von denen es keine Clips gibt: Exportieren Sie Bilder ({n}: {names}).</translation>
    </message>
    <message>
      <source>Pictures (JPEG)</source>
      <translation>Bilder (JPEG)</translation>
    </message>
    <message>
      <source>Pictures and frames of videos with boxes and names, as labels.</source>
      <translation>Bilder und Einzelbilder von Videos mit Rahmen und Namen, als Angaben.</translation>
    </message>
    <message>
      <source>Pictures for detectors</source>
      <translation>Bilder für Detektoren</translation>
    </message>
    <message>
      <source>Pictures of animals, people, vehicles and of empty videos, with a COCO file of just these, to train detectors with. People are made unrecognizable.</source>
      <translation>Bilder von Tieren, Menschen, Fahrzeugen und von leeren Videos, mit einer COCO-Datei genau dieser Bilder, um Detektoren zu trainieren. Menschen werden unkenntlich gemacht.</translation>
    </message>
    <message>
      <source>Points have no length: {num_points} were left out.</source>
      <translation>Punktereignisse haben keine Dauer: {num_points} wurden weggelassen.</translation>
    </message>
    <message>
      <source>PyTorch cannot use the NVIDIA card: {why}.</source>
      <translation>PyTorch kann die NVIDIA-Karte nicht verwenden: {why}.</translation>
    </message>
    <message>
      <source>PyTorch finds no graphics card here.</source>
      <translation>PyTorch findet hier keine Grafikkarte.</translation>
    </message>
    <message>
      <source>Read from the damaged file: {it}.</source>
      <translation>Aus der beschädigten Datei gelesen: {it}.</translation>
    </message>
    <message>
      <source>Read-only file system</source>
      <translation>Dateisystem nur lesbar</translation>
    </message>
    <message>
      <source>Rounds without a better result: {patience}.</source>
      <translation>Runden ohne besseres Ergebnis: {patience}.</translation>
    </message>
    <message>
      <source>Say which column names the video file: --column file=NAME. The table has: {names}.</source>
      <translation>Geben Sie an, welche Spalte die Videodatei nennt: --column file=NAME. Die Tabelle hat: {names}.</translation>
    </message>
    <message>
      <source>Single observations, their spans, boxes and behaviors have no place in this table, nor has a site where a species was not seen: RAI there is 0, and a mean over sites has to count it.</source>
      <translation>Einzelne Beobachtungen, ihre Zeitspannen, Rahmen und Verhaltensweisen haben in dieser Tabelle keinen Platz, ebenso ein Standort, an dem eine Art nicht gesehen wurde: Dort ist der RAI 0, und ein Mittel über Standorte muss ihn mitzählen.</translation>
    </message>
    <message>
      <source>Sites by occasions for occupancy models in R: a history of each species, and the effort.</source>
      <translation>Standorte nach Erfassungsperioden für Besetzungsmodelle in R: eine Nachweishistorie je Art und der Erfassungsaufwand.</translation>
    </message>
    <message>
      <source>Sites that it learns from are judged on, too; how well the model does elsewhere cannot be known.</source>
      <translation>Bewertet wird auch an Standorten, von denen es lernt; wie gut das Modell anderswo ist, lässt sich nicht sagen.</translation>
    </message>
    <message>
      <source>Sites without coordinates: camtrapR's detectionMaps takes no table with them ({n}: {names}).</source>
      <translation>Standorte ohne Koordinaten: detectionMaps von camtrapR nimmt keine Tabelle mit ihnen an ({n}: {names}).</translation>
    </message>
    <message>
      <source>Sites without coordinates: written as 0, 0 with an uncertainty of the whole Earth ({n}: {names}).</source>
      <translation>Standorte ohne Koordinaten: geschrieben als 0, 0 mit der ganzen Erde als Unsicherheit ({n}: {names}).</translation>
    </message>
    <message>
      <source>Sites, coordinates, cameras and periods for what is in the project.</source>
      <translation>Standorte, Koordinaten, Kameras und Zeiträume dessen, was im Projekt ist.</translation>
    </message>
    <message>
      <source>Sites, coordinates, cameras and periods, to fill in and to import again.</source>
      <translation>Standorte, Koordinaten, Kameras und Zeiträume, zum Ausfüllen und Wiedereinlesen.</translation>
    </message>
    <message>
      <source>Some dates of {column} have the day first, some the month, such as {unclear}: they are left out. Write them like 2026-05-01.</source>
      <translation>Bei manchen Daten in {column} steht der Tag vorn, bei anderen der Monat, etwa {unclear}: Sie werden weggelassen. Format: 2026-05-01.</translation>
    </message>
    <message>
      <source>Some {unread} could not be read; what was changed there is lost.</source>
      <translation>Nicht alles war lesbar ({unread}); was dort geändert wurde, ist verloren.</translation>
    </message>
    <message>
      <source>Some {unread} could not be read; what was changed there since that backup is lost.</source>
      <translation>Nicht alles war lesbar ({unread}); was dort seit dieser Sicherung geändert wurde, ist verloren.</translation>
    </message>
    <message>
      <source>Somebody else is writing {where} and takes long. Try again in a moment.</source>
      <translation>Jemand anderes schreibt gerade in {where}, und das dauert. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
      <source>Somebody is in view after the end of the video: taken as the file says, but look whether it means seconds ({n}: {names}).</source>
      <translation>Nach dem Ende des Videos ist noch jemand im Bild: übernommen, wie es in der Datei steht; prüfen Sie, ob dort Sekunden gemeint sind ({n}: {names}).</translation>
    </message>
    <message>
      <source>Spans, boxes, counts, sex, life stage, individuals, behaviors and notes have no place in this format.</source>
      <translation>Zeitspannen, Rahmen, Anzahl, Geschlecht, Altersklasse, Individuen, Verhalten und Notizen haben in diesem Format keinen Platz.</translation>
    </message>
    <message>
      <source>Spans, counts, sex, life stage, individuals, behaviors and notes have no place in this format.</source>
      <translation>Zeitspannen, Anzahl, Geschlecht, Altersklasse, Individuen, Verhalten und Notizen haben in diesem Format keinen Platz.</translation>
    </message>
    <message>
      <source>Species by site: independent events, MaxN, trap nights, RAI.</source>
      <translation>Arten nach Standort: unabhängige Ereignisse, MaxN, Fallennächte, RAI.</translation>
    </message>
    <message>
      <source>Species, counts, sex, life stage, notes and animals without a behavior have no place in this format.</source>
      <translation>Arten, Anzahl, Geschlecht, Altersklasse, Notizen und Tiere ohne Verhalten haben in diesem Format keinen Platz.</translation>
    </message>
    <message>
      <source>Summary (CSV)</source>
      <translation>Übersicht (CSV)</translation>
    </message>
    <message>
      <source>Table (CSV)</source>
      <translation>Tabelle (CSV)</translation>
    </message>
    <message>
      <source>Taken from the backup of {made_at} UTC: {older}.</source>
      <translation>Aus der Sicherung vom {made_at} UTC: {older}.</translation>
    </message>
    <message>
      <source>Temporary files cannot be written: {wanted} is full, or may not be written. Free some space there, or name another folder in the environment variable {NAMED_HERE}, then try again.</source>
      <translation>Temporäre Dateien können nicht geschrieben werden: {wanted} ist voll oder schreibgeschützt. Schaffen Sie dort Platz oder nennen Sie in der Umgebungsvariablen {NAMED_HERE} einen anderen Ordner und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
      <source>The NVIDIA card's driver is too old for this PyTorch. Update it, and models run there.</source>
      <translation>Der Treiber der NVIDIA-Karte ist für dieses PyTorch zu alt. Nach einer Aktualisierung laufen Modelle auf ihr.</translation>
    </message>
    <message>
      <source>The backup {path} is damaged itself. Choose an older one.</source>
      <translation>Die Sicherung {path} ist selbst beschädigt. Wählen Sie eine ältere.</translation>
    </message>
    <message>
      <source>The base is a {model}, but the recipe asks for {name}; leave one out.</source>
      <translation>Die Grundlage ist ein {model}, das Rezept verlangt aber {name}; lassen Sie eines davon weg.</translation>
    </message>
    <message>
      <source>The built folder cannot take it in: start Trapline with run.py, from its sources.</source>
      <translation>Der fertige Programmordner kann es nicht aufnehmen: Starten Sie Trapline mit run.py aus dem Quelltext.</translation>
    </message>
    <message>
      <source>The catalogue has no model called {name}; {hint}</source>
      <translation>Der Katalog hat kein Modell namens {name}; {hint}</translation>
    </message>
    <message>
      <source>The catalogue of models {file} cannot be read: {error}. Correct it there.</source>
      <translation>Der Katalog der Modelle {file} ist nicht lesbar: {error}. Korrigieren Sie ihn dort.</translation>
    </message>
    <message>
      <source>The catalogue of models {file} has no valid address for {name}: {url}. Correct it there, such as https://example.org/model.onnx, or take that entry out.</source>
      <translation>Der Katalog der Modelle {file} enthält für {name} keine gültige Adresse: {url}. Korrigieren Sie sie dort, zum Beispiel https://example.org/model.onnx, oder entfernen Sie den Eintrag.</translation>
    </message>
    <message>
      <source>The checkpoint of {name} is not at {path} any more.</source>
      <translation>Der Checkpoint von {name} liegt nicht mehr unter {path}.</translation>
    </message>
    <message>
      <source>The cluster at {place} does not answer any more. What was scanned is kept; give the same command again when it runs.</source>
      <translation>Der Cluster unter {place} antwortet nicht mehr. Was gescannt wurde, bleibt erhalten; geben Sie denselben Befehl noch einmal ein, wenn er wieder läuft.</translation>
    </message>
    <message>
      <source>The computer that {where} names cannot be found. Check the name and the network.</source>
      <translation>Es gibt keinen Computer mit dem Namen in {where}, oder das Netz ist nicht verfügbar.</translation>
    </message>
    <message>
      <source>The coordinates are not known; 0, 0 stands for anywhere on Earth.</source>
      <translation>Die Koordinaten sind nicht bekannt; 0, 0 steht für irgendwo auf der Erde.</translation>
    </message>
    <message>
      <source>The database server of {where} asks for a password. Put it into ~/.pgpass or into the variable PGPASSWORD.</source>
      <translation>Der Datenbankserver von {where} verlangt ein Passwort. Tragen Sie es in ~/.pgpass oder in die Variable PGPASSWORD ein.</translation>
    </message>
    <message>
      <source>The database server of {where} does not answer. What was saved is safe; try again when the server and the network are back.</source>
      <translation>Der Datenbankserver von {where} antwortet nicht. Was gespeichert wurde, ist sicher; versuchen Sie es wieder, wenn Server und Netz zurück sind.</translation>
    </message>
    <message>
      <source>The database server of {where} does not let you do this. Ask who looks after it for the right to read and write the project.</source>
      <translation>Der Datenbankserver von {where} erlaubt Ihnen das nicht. Bitten Sie die Person, die ihn betreut, um das Recht, das Projekt zu lesen und zu schreiben.</translation>
    </message>
    <message>
      <source>The database server of {where} does not take this name and password.</source>
      <translation>Der Datenbankserver von {where} nimmt diesen Namen mit diesem Passwort nicht an.</translation>
    </message>
    <message>
      <source>The demonstration cannot be written to {folder}: {why}. Choose another folder.</source>
      <translation>Die Vorführung kann nicht in {folder} geschrieben werden: {why}. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
      <source>The deployment {key} stands there twice: the second is left out.</source>
      <translation>Der Einsatz {key} kommt doppelt vor: Der zweite wird ausgelassen.</translation>
    </message>
    <message>
      <source>The detector of this project, {file}, is not there. Connect its drive, choose another, or scan by motion alone.</source>
      <translation>Der Detektor dieses Projekts, {file}, ist nicht da. Schließen Sie das Laufwerk an, wählen Sie einen anderen oder scannen Sie nur nach Bewegung.</translation>
    </message>
    <message>
      <source>The disk that holds {where} is full. Nothing of this change was saved: free some space, then try again.</source>
      <translation>Der Datenträger von {where} ist voll. Von dieser Änderung wurde nichts gespeichert: Schaffen Sie Platz und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
      <source>The download broke off: {reason}. Start it again; it goes on where it stopped.</source>
      <translation>Der Download brach ab: {reason}. Starten Sie ihn erneut; er geht dort weiter, wo er aufgehört hat.</translation>
    </message>
    <message>
      <source>The embeddings that were kept are not of this model; scan once more with it.</source>
      <translation>Die gespeicherten Merkmale stammen nicht von diesem Modell; scannen Sie noch einmal damit.</translation>
    </message>
    <message>
      <source>The end is not known; the last video stands for it.</source>
      <translation>Das Ende ist nicht bekannt; das letzte Video steht dafür.</translation>
    </message>
    <message>
      <source>The end of the file is missing (cut off while copying?); it ends at {last_s} s.</source>
      <translation>Das Ende der Datei fehlt (beim Kopieren abgeschnitten?); sie endet bei {last_s} s.</translation>
    </message>
    <message>
      <source>The exchange standard for camera traps: a folder of tables that R, GBIF and Agouti read.</source>
      <translation>Der Austauschstandard für Kamerafallen: ein Ordner mit Tabellen, die R, GBIF und Agouti lesen.</translation>
    </message>
    <message>
      <source>The file ends at {last_s} s, but its index promises {promised_s} s.</source>
      <translation>Die Datei endet bei {last_s} s, ihr Index verspricht aber {promised_s} s.</translation>
    </message>
    <message>
      <source>The file grew while it was read (still being copied?); it was read up to {last_s} s. Scan it again once it is whole.</source>
      <translation>Die Datei wuchs, während sie gelesen wurde (wird sie noch kopiert?); gelesen wurde sie bis {last_s} s. Scannen Sie sie noch einmal, wenn sie vollständig ist.</translation>
    </message>
    <message>
      <source>The file is damaged ({error}): {num_packets} of its packets could not be decoded; what decoded reaches to {last_s} s.</source>
      <translation>Die Datei ist beschädigt ({error}): {num_packets} ihrer Pakete ließen sich nicht dekodieren; Lesbares reicht bis {last_s} s.</translation>
    </message>
    <message>
      <source>The file is damaged: {lost} of the {num_frames} frames in its index did not decode.</source>
      <translation>Die Datei ist beschädigt: {lost} der {num_frames} Bilder in ihrem Index ließen sich nicht dekodieren.</translation>
    </message>
    <message>
      <source>The file is not there any more.</source>
      <translation>Die Datei ist nicht mehr da.</translation>
    </message>
    <message>
      <source>The file is not there any more: {url}. Get it from its makers, and import it.</source>
      <translation>Die Datei ist nicht mehr da: {url}. Suchen Sie sie bei den Herstellern und importieren Sie sie.</translation>
    </message>
    <message>
      <source>The first line of the table has {first}, and no names of columns. Write a line above it that says what each column is, such as file,species.</source>
      <translation>In der ersten Zeile der Tabelle steht {first}, und keine Namen von Spalten. Schreiben Sie darüber eine Zeile, die sagt, was in jeder Spalte steht, etwa file,species.</translation>
    </message>
    <message>
      <source>The folder of temporary files, {place}, is full. Free some space there, then try again.</source>
      <translation>Der Ordner für temporäre Dateien, {place}, ist voll. Schaffen Sie dort Platz und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
      <source>The folder {folder} does not exist. Make it first or choose another.</source>
      <translation>Den Ordner {folder} gibt es nicht. Legen Sie ihn erst an oder wählen Sie einen anderen.</translation>
    </message>
    <message>
      <source>The independence interval has to lie between 0 minutes and 30 days.</source>
      <translation>Das Unabhängigkeitsintervall muss zwischen 0 Minuten und 30 Tagen liegen.</translation>
    </message>
    <message>
      <source>The lower part of the photo is missing or damaged (cut off while copying?).</source>
      <translation>Der untere Teil des Fotos fehlt oder ist beschädigt (beim Kopieren abgeschnitten?).</translation>
    </message>
    <message>
      <source>The media file {address} lies outside of the package: only its name is taken.</source>
      <translation>Die Mediendatei {address} liegt außerhalb des Pakets: Nur ihr Name wird übernommen.</translation>
    </message>
    <message>
      <source>The media file {name} has a time that is not understood, {text}: it is left out.</source>
      <translation>Die Mediendatei {name} hat eine Zeit, die nicht verstanden wird, {text}: Sie wird weggelassen.</translation>
    </message>
    <message>
      <source>The media file {name} has no ID: it is left out.</source>
      <translation>Die Mediendatei {name} hat keine ID: Sie wird weggelassen.</translation>
    </message>
    <message>
      <source>The media file {name} has no time: it is left out.</source>
      <translation>Die Mediendatei {name} hat keine Zeit: Sie wird weggelassen.</translation>
    </message>
    <message>
      <source>The media file {name} has the time {text}, but only years from 1900 to 2199 are read: it is left out.</source>
      <translation>Die Mediendatei {name} hat die Zeit {text}, gelesen werden aber nur Jahre von 1900 bis 2199: Sie wird weggelassen.</translation>
    </message>
    <message>
      <source>The model is not surely better than guessing, which gives {it} %.</source>
      <translation>Das Modell ist nicht nachweislich besser als Raten, das {it} % ergibt.</translation>
    </message>
    <message>
      <source>The model is not surely better than guessing, which is right in {it} %.</source>
      <translation>Das Modell ist nicht nachweislich besser als Raten, das in {it} % richtigliegt.</translation>
    </message>
    <message>
      <source>The model knows neither species nor behaviors, so nothing can matter to it.</source>
      <translation>Das Modell kennt weder Arten noch Verhalten, also kann für es nichts ausschlaggebend sein.</translation>
    </message>
    <message>
      <source>The model knows none of these labels; it knows {names}.</source>
      <translation>Das Modell kennt keine dieser Angaben; es kennt {names}.</translation>
    </message>
    <message>
      <source>The model of this project, {file}, is not there. Connect its drive, choose another, or scan by motion alone.</source>
      <translation>Das Modell dieses Projekts, {file}, ist nicht da. Schließen Sie das Laufwerk an, wählen Sie ein anderes oder scannen Sie nur nach Bewegung.</translation>
    </message>
    <message>
      <source>The model was taught that each clip shows one of its behaviors (softmax): where an animal does none of them, it may still be sure of one. For scans, train with behavior_loss set to each.</source>
      <translation>Das Modell hat gelernt, dass jeder Clip eine seiner Verhaltensweisen zeigt (Softmax): Wo ein Tier keine davon zeigt, kann es sich trotzdem einer sicher sein. Trainieren Sie für Scans mit behavior_loss each.</translation>
    </message>
    <message>
      <source>The model was trained on every one of these clips; expect figures too good.</source>
      <translation>Das Modell wurde mit jedem dieser Clips trainiert; die Zahlen fallen daher zu gut aus.</translation>
    </message>
    <message>
      <source>The new model is better by {points} points.</source>
      <translation>Das neue Modell ist um {points} Punkte besser.</translation>
    </message>
    <message>
      <source>The new model is better in one of the main figures and worse in the other.</source>
      <translation>Das neue Modell ist in einer der Hauptzahlen besser und in der anderen schlechter.</translation>
    </message>
    <message>
      <source>The new model is not surely better: {difference} points may be chance.</source>
      <translation>Das neue Modell ist nicht nachweislich besser: {difference} Punkte können Zufall sein.</translation>
    </message>
    <message>
      <source>The new model is worse by {points} points; keep the old one.</source>
      <translation>Das neue Modell ist um {points} Punkte schlechter; behalten Sie das alte.</translation>
    </message>
    <message>
      <source>The notes of the other model's training are damaged: it may have learned from these very clips, and its figures be too good.</source>
      <translation>Die Notizen zum Training des anderen Modells sind beschädigt: Es könnte von eben diesen Clips gelernt haben, und seine Zahlen könnten zu gut sein.</translation>
    </message>
    <message>
      <source>The observation {key} stands there twice: the second is left out.</source>
      <translation>Die Beobachtung {key} kommt doppelt vor: Die zweite wird ausgelassen.</translation>
    </message>
    <message>
      <source>The observation {name} does not say how long its videos are: it is left out.</source>
      <translation>Die Beobachtung {name} sagt nicht, wie lang ihre Videos sind: Sie wird ausgelassen.</translation>
    </message>
    <message>
      <source>The observation {name} is of a file outside of the folder: it is left out.</source>
      <translation>Die Beobachtung {name} gehört zu einer Datei außerhalb des Ordners: Sie wird ausgelassen.</translation>
    </message>
    <message>
      <source>The observation {name} is of no video file: it is left out.</source>
      <translation>Die Beobachtung {name} gehört zu keiner Videodatei: Sie wird ausgelassen.</translation>
    </message>
    <message>
      <source>The package names a file outside of its folder for {name}. It is not read.</source>
      <translation>Das Paket nennt für {name} eine Datei außerhalb seines Ordners. Sie wird nicht gelesen.</translation>
    </message>
    <message>
      <source>The processor was asked for.</source>
      <translation>Der Prozessor wurde verlangt.</translation>
    </message>
    <message>
      <source>The project at {where} was not made to its end. Drop the database and begin again.</source>
      <translation>Das Projekt unter {where} wurde nicht fertig angelegt. Löschen Sie die Datenbank und beginnen Sie noch einmal.</translation>
    </message>
    <message>
      <source>The project has no videos below {old_root}.</source>
      <translation>Das Projekt hat keine Videos unter {old_root}.</translation>
    </message>
    <message>
      <source>The recipe is not the one that the run began with; start a new run.</source>
      <translation>Das Rezept ist nicht das, mit dem dieses Training begann; starten Sie ein neues.</translation>
    </message>
    <message>
      <source>The repair ends before it begins. Check from when until when it is for.</source>
      <translation>Die Korrektur endet, bevor sie beginnt. Prüfen Sie, von wann bis wann sie gilt.</translation>
    </message>
    <message>
      <source>The same as BORIS's own table of events.</source>
      <translation>Das Gleiche wie die Ereignistabelle von BORIS.</translation>
    </message>
    <message>
      <source>The sampling design is not known: datapackage.json says 'opportunistic', correct it there.</source>
      <translation>Das Stichprobendesign ist nicht bekannt: In datapackage.json steht „opportunistic“, korrigieren Sie es dort.</translation>
    </message>
    <message>
      <source>The scan cannot start a process ({error}).</source>
      <translation>Der Scan kann keinen Prozess starten ({error}).</translation>
    </message>
    <message>
      <source>The scan cannot start: {why}.</source>
      <translation>Der Scan kann nicht beginnen: {why}.</translation>
    </message>
    <message>
      <source>The server has no database for {where}. Make it first: createdb NAME.</source>
      <translation>Der Server hat keine Datenbank für {where}. Legen Sie sie zuerst an: createdb NAME.</translation>
    </message>
    <message>
      <source>The server refuses the file ({code} {reason}): {url}.</source>
      <translation>Der Server verweigert die Datei ({code} {reason}): {url}.</translation>
    </message>
    <message>
      <source>The server's certificate is not trusted here ({said}). Ask who runs your network.</source>
      <translation>Dem Zertifikat des Servers wird hier nicht vertraut ({said}). Fragen Sie die Person, die Ihr Netz betreut.</translation>
    </message>
    <message>
      <source>The start, and perhaps the end, is not known; the first and last video stand for them.</source>
      <translation>Der Beginn und vielleicht auch das Ende sind nicht bekannt; das erste und das letzte Video stehen dafür.</translation>
    </message>
    <message>
      <source>The table has columns called {names}, and nobody knows which is meant. Say which (--column {field}={alike}), or rename or delete all but one.</source>
      <translation>Die Tabelle hat Spalten mit den Namen {names}, und es ist nicht klar, welche gemeint ist. Geben Sie sie an (--column {field}={alike}), oder benennen Sie alle bis auf eine um oder löschen Sie sie.</translation>
    </message>
    <message>
      <source>The training has made no model.</source>
      <translation>Das Training hat kein Modell ergeben.</translation>
    </message>
    <message>
      <source>The training's notes of its rounds are damaged: the best of them may be so by luck.</source>
      <translation>Die Aufzeichnungen des Trainings über seine Runden sind beschädigt: Die beste davon kann es durch Zufall sein.</translation>
    </message>
    <message>
      <source>The tree has no taxon {parent} to put {scientific_name} below.</source>
      <translation>Der Stammbaum hat kein Taxon {parent}, unter das {scientific_name} gehören könnte.</translation>
    </message>
    <message>
      <source>The trial of it has not ended.</source>
      <translation>Die Probe mit ihr ist nicht zu Ende gegangen.</translation>
    </message>
    <message>
      <source>The two models cannot be compared on these clips.</source>
      <translation>Die beiden Modelle lassen sich anhand dieser Clips nicht vergleichen.</translation>
    </message>
    <message>
      <source>The videos lie in {join}, which is not there. Connect the drive.</source>
      <translation>Die Videos liegen in {join}, und dieser Ort ist nicht verfügbar. Schließen Sie das Laufwerk an.</translation>
    </message>
    <message>
      <source>There are no kernels to build.</source>
      <translation>Es gibt keine Kernel zu bauen.</translation>
    </message>
    <message>
      <source>There are no labelled clips to learn from.</source>
      <translation>Es gibt keine benannten Clips, aus denen gelernt werden könnte.</translation>
    </message>
    <message>
      <source>There are too few clips to hold any back, so nothing is judged.</source>
      <translation>Es gibt zu wenige Clips, um welche zurückzuhalten; es wird also nichts bewertet.</translation>
    </message>
    <message>
      <source>There is a behavior called {name} already.</source>
      <translation>Es gibt bereits ein Verhalten namens {name}.</translation>
    </message>
    <message>
      <source>There is a site called {taken} already. Give it the deployments instead, in the column Site of Export ▸ Deployments and clocks…</source>
      <translation>Es gibt bereits einen Standort namens {taken}. Geben Sie ihm stattdessen die Einsätze, in der Spalte Standort von Exportieren ▸ Einsätze und Uhren …</translation>
    </message>
    <message>
      <source>There is no checkpoint in {place}; has its training finished a round?</source>
      <translation>In {place} liegt kein Checkpoint; hat das Training eine Runde beendet?</translation>
    </message>
    <message>
      <source>There is no checkpoint {checkpoint}.</source>
      <translation>Es gibt keinen Checkpoint {checkpoint}.</translation>
    </message>
    <message>
      <source>There is no clip to learn from.</source>
      <translation>Es gibt keinen Clip, aus dem gelernt werden könnte.</translation>
    </message>
    <message>
      <source>There is no file {file}.</source>
      <translation>Es gibt keine Datei {file}.</translation>
    </message>
    <message>
      <source>There is no file {file}. dask scheduler --scheduler-file writes it.</source>
      <translation>Es gibt keine Datei {file}. dask scheduler --scheduler-file schreibt sie.</translation>
    </message>
    <message>
      <source>There is no file {path}. Check the name and that its drive is connected.</source>
      <translation>Die Datei {path} gibt es nicht. Prüfen Sie den Namen und ob ihr Laufwerk angeschlossen ist.</translation>
    </message>
    <message>
      <source>There is no folder {to_line}. Check that its drive is connected.</source>
      <translation>Den Ordner {to_line} gibt es nicht. Prüfen Sie, ob sein Laufwerk angeschlossen ist.</translation>
    </message>
    <message>
      <source>There is no model called {model}; a newer Trapline may know it.</source>
      <translation>Es gibt kein Modell namens {model}; eine neuere Version von Trapline kennt es vielleicht.</translation>
    </message>
    <message>
      <source>There is no model called {name} on this computer; trapline models installed shows all.</source>
      <translation>Auf diesem Computer gibt es kein Modell namens {name}; trapline models installed zeigt alle an.</translation>
    </message>
    <message>
      <source>There is no model called {name}; there are {join}, and {ablated}.</source>
      <translation>Es gibt kein Modell namens {name}; es gibt {join} und {ablated}.</translation>
    </message>
    <message>
      <source>There is no model that could look.</source>
      <translation>Es gibt kein Modell, das hinschauen könnte.</translation>
    </message>
    <message>
      <source>There is no project at {file}. Check the name and that its drive is connected.</source>
      <translation>Bei {file} liegt kein Projekt. Prüfen Sie den Namen und ob das Laufwerk angeschlossen ist.</translation>
    </message>
    <message>
      <source>There is no project at {where} yet. A scan makes it, or the window.</source>
      <translation>Unter {where} gibt es noch kein Projekt. Angelegt wird es durch einen Scan oder im Fenster.</translation>
    </message>
    <message>
      <source>There is no room for more decoded clips; the others are decoded each time they are used.</source>
      <translation>Für weitere dekodierte Clips ist kein Platz; die übrigen werden bei jeder Verwendung neu dekodiert.</translation>
    </message>
    <message>
      <source>There is no room for more embeddings; the others are computed each time.</source>
      <translation>Für weitere Merkmale ist kein Platz; die übrigen werden jedes Mal neu berechnet.</translation>
    </message>
    <message>
      <source>There is not enough memory for the model.</source>
      <translation>Für das Modell reicht der Arbeitsspeicher nicht.</translation>
    </message>
    <message>
      <source>There is nothing but blanks; label clips of an animal, too, to train.</source>
      <translation>Es gibt nur leere Clips; benennen Sie zum Trainieren auch Clips eines Tieres.</translation>
    </message>
    <message>
      <source>There is nothing to split at this time.</source>
      <translation>Zu dieser Zeit gibt es nichts zu teilen.</translation>
    </message>
    <message>
      <source>There is only one class ({name}); label clips of at least one other, such as blanks, to train.</source>
      <translation>Es gibt nur eine Klasse ({name}); benennen Sie zum Trainieren Clips von mindestens einer weiteren, etwa leere.</translation>
    </message>
    <message>
      <source>There is only one class; a model needs at least two to tell apart.</source>
      <translation>Es gibt nur eine Klasse; zum Unterscheiden braucht ein Modell mindestens zwei.</translation>
    </message>
    <message>
      <source>This PyTorch is the build for processors alone.</source>
      <translation>Dieses PyTorch ist nur für Prozessoren gebaut.</translation>
    </message>
    <message>
      <source>This kind of model cannot show where it looks.</source>
      <translation>Diese Art von Modell kann nicht zeigen, wohin es schaut.</translation>
    </message>
    <message>
      <source>This model has not looked at anything in another video that people have reviewed; review some.</source>
      <translation>Dieses Modell hat noch nichts gesehen, was in anderen Videos geprüft wurde; prüfen Sie einiges.</translation>
    </message>
    <message>
      <source>This model is shown the whole picture, so there is only 1 crop; give 5x1, say.</source>
      <translation>Diesem Modell wird das ganze Bild gezeigt, also gibt es nur einen Ausschnitt; geben Sie etwa 5x1 an.</translation>
    </message>
    <message>
      <source>This model's clips are spread over the whole video, so there is only 1; give 1x3.</source>
      <translation>Die Clips dieses Modells verteilen sich über das ganze Video, also gibt es nur einen; geben Sie 1x3 an.</translation>
    </message>
    <message>
      <source>This run held no clips out; give a folder of labelled videos to judge it on.</source>
      <translation>Dieses Training hat keine Clips zurückgehalten; geben Sie einen Ordner mit benannten Videos an, um es daran zu bewerten.</translation>
    </message>
    <message>
      <source>This training runs already, in another window or process; wait until it ends there.</source>
      <translation>Dieses Training läuft bereits in einem anderen Fenster oder Prozess; warten Sie, bis es dort endet.</translation>
    </message>
    <message>
      <source>This training writes {needs} GB or more to {path}, where {has} GB are free; make room, then begin again.</source>
      <translation>Dieses Training schreibt {needs} GB oder mehr nach {path}, wo {has} GB frei sind; schaffen Sie Platz und beginnen Sie dann noch einmal.</translation>
    </message>
    <message>
      <source>Too few bouts are held out to judge the head on, so windows are grouped as before.</source>
      <translation>Es sind zu wenige Verhaltensabschnitte zurückgehalten, um den Zeitkopf zu bewerten; daher werden wie bisher Zeitfenster gruppiert.</translation>
    </message>
    <message>
      <source>Too few bouts are held out to judge the head on; it was asked for, so it is used.</source>
      <translation>Es sind zu wenige Verhaltensabschnitte zurückgehalten, um den Zeitkopf zu bewerten; er wurde verlangt, also wird er verwendet.</translation>
    </message>
    <message>
      <source>Too many media files are called {path}.</source>
      <translation>Zu viele Mediendateien heißen {path}.</translation>
    </message>
    <message>
      <source>Training was stopped before it had seen every clip once, so nothing is learned yet.</source>
      <translation>Das Training wurde beendet, bevor jeder Clip einmal gesehen wurde; gelernt ist also noch nichts.</translation>
    </message>
    <message>
      <source>Training went astray in round {epoch}: the loss is no number any more. A new one with a learning rate (lr) below {lr}, or of fewer layers, may go well.</source>
      <translation>Das Training ist in Runde {epoch} entgleist: Der Fehler ist keine Zahl mehr. Ein neues mit einer Lernrate (lr) unter {lr} oder von weniger Schichten kann gelingen.</translation>
    </message>
    <message>
      <source>Trapline is not installed on the computers of {place} ({error}). Install it on each.</source>
      <translation>Auf den Computern von {place} ist Trapline nicht installiert ({error}). Installieren Sie es auf jedem.</translation>
    </message>
    <message>
      <source>Trapline was changed while it ran: close it and start it again.</source>
      <translation>Trapline wurde geändert, während es lief: Beenden Sie es und starten Sie es neu.</translation>
    </message>
    <message>
      <source>Unreadable videos: listed in media.csv, without an observation ({n}: {names}).</source>
      <translation>Unlesbare Videos: in media.csv aufgeführt, ohne Beobachtung ({n}: {names}).</translation>
    </message>
    <message>
      <source>Videos and observations have no place in this table.</source>
      <translation>Videos und Beobachtungen haben in dieser Tabelle keinen Platz.</translation>
    </message>
    <message>
      <source>Videos cannot be taken out of a shared project: others may be looking at them. Copy it into a file first (trapline copy).</source>
      <translation>Aus einem gemeinsamen Projekt lassen sich keine Videos entfernen: Andere sehen sie vielleicht gerade an. Kopieren Sie es zuerst in eine Datei (trapline copy).</translation>
    </message>
    <message>
      <source>Videos dated by the file's own time, not by the camera ({n}: {names}).</source>
      <translation>Videos, deren Datum von der Datei stammt, nicht von der Kamera ({n}: {names}).</translation>
    </message>
    <message>
      <source>Videos in which nothing has a name: left out ({n}: {names}).</source>
      <translation>Videos, in denen nichts benannt ist, werden ausgelassen ({n}: {names}).</translation>
    </message>
    <message>
      <source>Videos of unknown frame rate: {USUAL_RATE} a second are taken ({n}: {names}).</source>
      <translation>Videos mit unbekannter Bildrate: Es gelten {USUAL_RATE} Bilder pro Sekunde ({n}: {names}).</translation>
    </message>
    <message>
      <source>Videos of unknown size: left out ({n}: {names}).</source>
      <translation>Videos unbekannter Bildgröße: ausgelassen ({n}: {names}).</translation>
    </message>
    <message>
      <source>Videos of unknown size: without boxes ({n}: {names}).</source>
      <translation>Videos mit unbekannter Bildgröße: ohne Rahmen ({n}: {names}).</translation>
    </message>
    <message>
      <source>Videos outside of their deployment's start and end: events count them, effort does not cover them ({n}: {names}).</source>
      <translation>Videos außerhalb von Anfang und Ende ihres Einsatzes: Sie zählen als Ereignisse, sind aber nicht im Erfassungsaufwand enthalten ({n}: {names}).</translation>
    </message>
    <message>
      <source>Videos that are not there now: what should be cut out of them is missing. Connect their drive and export again ({n}: {names}).</source>
      <translation>Videos, die jetzt nicht da sind: Was aus ihnen ausgeschnitten werden sollte, fehlt. Schließen Sie das Laufwerk an und exportieren Sie noch einmal ({n}: {names}).</translation>
    </message>
    <message>
      <source>Videos that cannot be read now: left out ({n}: {names}).</source>
      <translation>Videos, die sich jetzt nicht lesen lassen, werden ausgelassen ({n}: {names}).</translation>
    </message>
    <message>
      <source>Videos that cannot be read now: their frames are counted by the mean rate, which is wrong where it changes within a video. Connect their drive and export again ({n}: {names}).</source>
      <translation>Videos, die sich jetzt nicht lesen lassen: Ihre Bilder werden nach der mittleren Bildrate gezählt. Das ist falsch, wo sich diese innerhalb eines Videos ändert. Schließen Sie das Laufwerk an und exportieren Sie noch einmal ({n}: {names}).</translation>
    </message>
    <message>
      <source>Videos that were not looked at: left out ({n}: {names}).</source>
      <translation>Videos, die noch nicht angesehen wurden, werden ausgelassen ({n}: {names}).</translation>
    </message>
    <message>
      <source>Videos that were not scanned: left out ({n}: {names}).</source>
      <translation>Videos, die nicht gescannt sind, werden ausgelassen ({n}: {names}).</translation>
    </message>
    <message>
      <source>Videos without a date: dated 1970 ({n}: {names}).</source>
      <translation>Videos ohne Datum: auf 1970 datiert ({n}: {names}).</translation>
    </message>
    <message>
      <source>Videos without a date: left out with all observations ({n}: {names}).</source>
      <translation>Videos ohne Datum werden mit allen Beobachtungen ausgelassen ({n}: {names}).</translation>
    </message>
    <message>
      <source>What came as {name} is not what its makers published (its SHA-256 begins with {sha256}, not {sha2562}). Nothing was installed; a proxy may have put a page of its own in its place.</source>
      <translation>Was als {name} ankam, ist nicht, was die Hersteller veröffentlicht haben (der SHA-256 beginnt mit {sha256}, nicht mit {sha2562}). Es wurde nichts installiert; möglicherweise hat ein Proxy stattdessen eine eigene Seite geliefert.</translation>
    </message>
    <message>
      <source>What is said of pictures but makes no sense is left out: {odd}.</source>
      <translation>Angaben zu Bildern, die keinen Sinn ergeben, werden ausgelassen: {odd}.</translation>
    </message>
    <message>
      <source>What is to be saved does not say what its temporal head is.</source>
      <translation>Was gespeichert werden soll, gibt nicht an, was sein Zeitkopf ist.</translation>
    </message>
    <message>
      <source>What {file_name} says of itself makes no sense: {error}.</source>
      <translation>Was {file_name} über sich angibt, ist ungültig: {error}.</translation>
    </message>
    <message>
      <source>With this repair {recorded} would be outside of the calendar.</source>
      <translation>Mit dieser Korrektur läge {recorded} außerhalb des Kalenders.</translation>
    </message>
    <message>
      <source>Workbook (Excel)</source>
      <translation>Arbeitsmappe (Excel)</translation>
    </message>
    <message>
      <source>a frame is cut off</source>
      <translation>ein Bild ist abgeschnitten</translation>
    </message>
    <message>
      <source>a line has more than {LONGEST_LINE} signs</source>
      <translation>eine Zeile hat mehr als {LONGEST_LINE} Zeichen</translation>
    </message>
    <message>
      <source>animal, person, vehicle</source>
      <translation>Tier, Mensch, Fahrzeug</translation>
    </message>
    <message>
      <source>another program has it open, or it is write-protected</source>
      <translation>ein anderes Programm verwendet es, oder es ist schreibgeschützt</translation>
    </message>
    <message>
      <source>another program has it open. Close it there, or choose another name.</source>
      <translation>ein anderes Programm verwendet es. Schließen Sie es dort oder wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
      <source>camtrapR tables</source>
      <translation>Tabellen für camtrapR</translation>
    </message>
    <message>
      <source>did not end within {patience_s} s</source>
      <translation>endete nicht innerhalb von {patience_s} s</translation>
    </message>
    <message>
      <source>did you mean {close}?</source>
      <translation>meinten Sie {close}?</translation>
    </message>
    <message>
      <source>if other programs open the file, convert it to MP4 (H.264) with one of them and scan again</source>
      <translation>wenn andere Programme die Datei öffnen, wandeln Sie sie mit einem davon in MP4 (H.264) um und scannen Sie noch einmal</translation>
    </message>
    <message>
      <source>it computes wrong numbers</source>
      <translation>es rechnet falsch</translation>
    </message>
    <message>
      <source>it ended too early</source>
      <translation>die Übertragung endete zu früh</translation>
    </message>
    <message>
      <source>it gives other answers than float32</source>
      <translation>es liefert andere Ergebnisse als float32</translation>
    </message>
    <message>
      <source>it gives what is no number</source>
      <translation>es gibt, was keine Zahl ist</translation>
    </message>
    <message>
      <source>it is damaged.</source>
      <translation>die Datei ist beschädigt.</translation>
    </message>
    <message>
      <source>it takes too much memory</source>
      <translation>es braucht zu viel Arbeitsspeicher</translation>
    </message>
    <message>
      <source>its disk takes no file so large (FAT32: 4 GB). Choose another disk, or export less at once.</source>
      <translation>Der Datenträger nimmt keine so große Datei auf (FAT32: 4 GB). Wählen Sie einen anderen Datenträger oder exportieren Sie weniger auf einmal.</translation>
    </message>
    <message>
      <source>its folder may not be written. Choose another place.</source>
      <translation>In seinen Ordner darf nicht geschrieben werden. Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
      <source>its server cannot be found (is this computer online?)</source>
      <translation>der Server ist nicht zu finden (ist dieser Computer online?)</translation>
    </message>
    <message>
      <source>no date with a time of day can be read in the picture</source>
      <translation>im Bild ist kein Datum mit Uhrzeit lesbar</translation>
    </message>
    <message>
      <source>not built; with a C++ compiler (pip install {ZIG}, say) {REBUILD} does it</source>
      <translation>nicht gebaut; mit einem C++-Compiler (etwa pip install {ZIG}) erledigt das {REBUILD}</translation>
    </message>
    <message>
      <source>nothing came for a while</source>
      <translation>eine Zeit lang kamen keine Daten</translation>
    </message>
    <message>
      <source>reading it made no progress for {patience_s} seconds</source>
      <translation>das Lesen kam {patience_s} Sekunden lang nicht voran</translation>
    </message>
    <message>
      <source>reading it made no progress for {patience_s} seconds (does its drive answer?)</source>
      <translation>das Lesen kam {patience_s} Sekunden lang nicht voran (antwortet das Laufwerk?)</translation>
    </message>
    <message>
      <source>restart this computer and try again</source>
      <translation>starten Sie diesen Computer neu und versuchen Sie es noch einmal</translation>
    </message>
    <message>
      <source>row {number} of {name} has {value} as {name2}</source>
      <translation>Zeile {number} von {name} hat {value} als {name2}</translation>
    </message>
    <message>
      <source>somebody on another computer</source>
      <translation>jemandem auf einem anderen Computer</translation>
    </message>
    <message>
      <source>table of BORIS's events</source>
      <translation>Tabelle von BORIS-Ereignissen</translation>
    </message>
    <message>
      <source>table of deployments</source>
      <translation>Einsatztabelle</translation>
    </message>
    <message>
      <source>table of {name} of Camtrap DP 1.0</source>
      <translation>{name}-Tabelle von Camtrap DP</translation>
    </message>
    <message>
      <source>the burnt-in clock stands still</source>
      <translation>die Uhr im Bild steht still</translation>
    </message>
    <message>
      <source>the clock can be read in one frame only</source>
      <translation>die Uhr ist nur in einem Bild lesbar</translation>
    </message>
    <message>
      <source>the delay of its camera</source>
      <translation>die Auslöseverzögerung der Kamera</translation>
    </message>
    <message>
      <source>the depth of its camera</source>
      <translation>die Tiefe der Kamera</translation>
    </message>
    <message>
      <source>the disk is full. Free some space or choose another place.</source>
      <translation>Der Datenträger ist voll. Schaffen Sie Platz oder wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
      <source>the height of its camera</source>
      <translation>die Höhe der Kamera</translation>
    </message>
    <message>
      <source>the latitude</source>
      <translation>der Breitengrad</translation>
    </message>
    <message>
      <source>the longitude</source>
      <translation>der Längengrad</translation>
    </message>
    <message>
      <source>the scan process did not start within {STARTING_S} seconds</source>
      <translation>der Scanprozess ist nicht innerhalb von {STARTING_S} Sekunden gestartet</translation>
    </message>
    <message>
      <source>the scan process disappeared</source>
      <translation>der Scanprozess ist verschwunden</translation>
    </message>
    <message>
      <source>the scan process ended early (exit code {exit_code})</source>
      <translation>der Scanprozess endete vorzeitig (Code {exit_code})</translation>
    </message>
    <message>
      <source>the scan process ended early (exit code {exit_code}): {step}</source>
      <translation>der Scanprozess endete vorzeitig (Code {exit_code}): {step}</translation>
    </message>
    <message>
      <source>the scan process failed ({name}: {error})</source>
      <translation>der Scanprozess ist fehlgeschlagen ({name}: {error})</translation>
    </message>
    <message>
      <source>the scan process sent something unreadable: {garbled}</source>
      <translation>der Scanprozess hat etwas Unlesbares geschickt: {garbled}</translation>
    </message>
    <message>
      <source>the scan process was ended by the system ({sign})</source>
      <translation>der Scanprozess wurde vom System beendet ({sign})</translation>
    </message>
    <message>
      <source>the scan process was ended by the system ({sign}): {step}</source>
      <translation>der Scanprozess wurde vom System beendet ({sign}): {step}</translation>
    </message>
    <message>
      <source>the scan process was killed, mostly for want of memory: close other programs and scan again</source>
      <translation>der Scanprozess wurde abgebrochen, meist mangels Arbeitsspeicher: schließen Sie andere Programme und scannen Sie noch einmal</translation>
    </message>
    <message>
      <source>the uncertainty of its place</source>
      <translation>die Ungenauigkeit der Koordinaten</translation>
    </message>
    <message>
      <source>this Trapline came without any</source>
      <translation>diese Trapline-Version wurde ohne ausgeliefert</translation>
    </message>
    <message>
      <source>trapline models catalogue shows all.</source>
      <translation>trapline models catalogue zeigt alle an.</translation>
    </message>
    <message>
      <source>what the frames show does not agree with the time that passes between them</source>
      <translation>was die Bilder zeigen, passt nicht zu der dazwischen vergangenen Zeit</translation>
    </message>
    <message>
      <source>zamba labels (CSV)</source>
      <translation>zamba-Labels (CSV)</translation>
    </message>
    <message>
      <source>{behavior} in {observation} starts at {start_s} s and never stops: it is left out.</source>
      <translation>{behavior} in {observation} beginnt bei {start_s} s und hört nie auf: Es wird ausgelassen.</translation>
    </message>
    <message>
      <source>{both}: day and month may be swapped</source>
      <translation>{both}: Tag und Monat könnten vertauscht sein</translation>
    </message>
    <message>
      <source>{candidate} was left alone: {why}.</source>
      <translation>{candidate} wird nicht verwendet: {why}.</translation>
    </message>
    <message>
      <source>{column} has times such as {text}, but only years from 1900 to 2199 are read: they are taken for unsaid.</source>
      <translation>{column} enthält Zeiten wie {text}, gelesen werden aber nur Jahre von 1900 bis 2199: Sie gelten als nicht angegeben.</translation>
    </message>
    <message>
      <source>{compiler} built the native kernels in {lasted_s} s: {name}.</source>
      <translation>{compiler} hat die nativen Kernel in {lasted_s} s gebaut: {name}.</translation>
    </message>
    <message>
      <source>{display_name} is there already.</source>
      <translation>{display_name} gibt es bereits.</translation>
    </message>
    <message>
      <source>{displayed_name} changed while it was open; open it again.</source>
      <translation>{displayed_name} hat sich geändert, während es offen war; öffnen Sie es noch einmal.</translation>
    </message>
    <message>
      <source>{displayed_name} has only {len} bytes, no video; copy it from the card again.</source>
      <translation>{displayed_name} hat nur {len} Bytes, kein Video; kopieren Sie es noch einmal von der Karte.</translation>
    </message>
    <message>
      <source>{displayed_name} holds sound, but no video stream; take it out of the folder.</source>
      <translation>{displayed_name} enthält Ton, aber kein Video; nehmen Sie es aus dem Ordner.</translation>
    </message>
    <message>
      <source>{displayed_name} is a folder, not a video; open it as a folder.</source>
      <translation>{displayed_name} ist ein Ordner, kein Video; öffnen Sie es als Ordner.</translation>
    </message>
    <message>
      <source>{displayed_name} is empty (0 bytes); copy it from the card again.</source>
      <translation>{displayed_name} ist leer (0 Bytes); kopieren Sie es noch einmal von der Karte.</translation>
    </message>
    <message>
      <source>{displayed_name} is not a file; take it out of the folder.</source>
      <translation>{displayed_name} ist keine Datei; nehmen Sie es aus dem Ordner.</translation>
    </message>
    <message>
      <source>{displayed_name} opens, but not one frame of it decodes{reason}; copy it from the card again.</source>
      <translation>{displayed_name} lässt sich öffnen, aber kein einziges Bild davon ist lesbar{reason}; kopieren Sie es noch einmal von der Karte.</translation>
    </message>
    <message>
      <source>{displayed_name} uses a video codec that is not supported; convert it to MP4 (H.264).</source>
      <translation>{displayed_name} verwendet einen Video-Codec, der nicht unterstützt wird; wandeln Sie es in MP4 (H.264) um.</translation>
    </message>
    <message>
      <source>{file_name} can't be run: {trouble}; get it again, or export it in another way.</source>
      <translation>{file_name} kann nicht ausgeführt werden: {trouble}; laden Sie die Datei noch einmal herunter oder exportieren Sie sie anders.</translation>
    </message>
    <message>
      <source>{file_name} has {count} classes and does not name them; name them in {stem}.json: {"classes": ["...", ...]}.</source>
      <translation>{file_name} hat {count} Klassen und nennt ihre Namen nicht; geben Sie sie in {stem}.json an: {"classes": ["...", ...]}.</translation>
    </message>
    <message>
      <source>{file_name} has {count} classes, but {len} names are given for them.</source>
      <translation>{file_name} hat {count} Klassen, aber es sind {len} Namen für sie angegeben.</translation>
    </message>
    <message>
      <source>{file_name} holds a temporal head but does not say what it finds.</source>
      <translation>{file_name} enthält einen Zeitkopf, sagt aber nicht, was er findet.</translation>
    </message>
    <message>
      <source>{file_name} holds bare weights without class names; it can be trained from, not scanned with.</source>
      <translation>{file_name} enthält nur Gewichte ohne Klassennamen; damit lässt sich trainieren, aber nicht scannen.</translation>
    </message>
    <message>
      <source>{file_name} holds only a part of a model, or one of a size that Trapline does not know.</source>
      <translation>{file_name} enthält nur einen Teil eines Modells oder eines in einer Größe, die Trapline nicht kennt.</translation>
    </message>
    <message>
      <source>{file_name} holds weights of no model that Trapline knows.</source>
      <translation>{file_name} enthält Gewichte von keinem Modell, das Trapline kennt.</translation>
    </message>
    <message>
      <source>{file_name} holds whole numbers ({quantized}), as made small for inference; bring in the weights that it was made of.</source>
      <translation>{file_name} enthält ganze Zahlen ({quantized}), wie sie zum Rechnen verkleinert werden; holen Sie die Gewichte herein, aus denen sie entstanden.</translation>
    </message>
    <message>
      <source>{file_name} is damaged: its weights, named as {layout} names them, do not go together.</source>
      <translation>{file_name} ist beschädigt: Die Gewichte, benannt wie bei {layout}, passen nicht zusammen.</translation>
    </message>
    <message>
      <source>{file_name} is damaged: {name} holds values that are not numbers.</source>
      <translation>{file_name} ist beschädigt: {name} enthält Werte, die keine Zahlen sind.</translation>
    </message>
    <message>
      <source>{file_name} is no ONNX file, or damaged, perhaps cut short ({error}).</source>
      <translation>{file_name} ist keine ONNX-Datei, oder sie ist beschädigt, vielleicht abgeschnitten ({error}).</translation>
    </message>
    <message>
      <source>{file_name} keeps its weights in a second file; export it as one.</source>
      <translation>{file_name} hat die Gewichte in einer zweiten Datei; exportieren Sie alles in eine Datei.</translation>
    </message>
    <message>
      <source>{file_name} knows {join} ...: nothing that Trapline looks for; its card can say which are animals: {"subjects": {"...": "animal"}}.</source>
      <translation>{file_name} kennt {join} ...: nichts, wonach Trapline sucht; die zugehörige Karte kann angeben, was Tiere sind: {"subjects": {"...": "animal"}}.</translation>
    </message>
    <message>
      <source>{file_name} numbers its classes and does not name them; name them in {stem}.json: {"classes": ["...", ...]}.</source>
      <translation>{file_name} nummeriert die Klassen nur und nennt ihre Namen nicht; geben Sie sie in {stem}.json an: {"classes": ["...", ...]}.</translation>
    </message>
    <message>
      <source>{file_name} takes {given}; a detector takes one picture, 1x3xHEIGHTxWIDTH.</source>
      <translation>{file_name} erwartet {given}; ein Detektor erwartet ein Bild, 1x3xHÖHExBREITE.</translation>
    </message>
    <message>
      <source>{file_name} wants numbers of a kind other than float32; export it in full precision.</source>
      <translation>{file_name} erwartet einen anderen Zahlentyp als float32; exportieren Sie in voller Genauigkeit.</translation>
    </message>
    <message>
      <source>{file_name} wants pictures of {width}x{height} pixels, which no detector does.</source>
      <translation>{file_name} erwartet Bilder von {width}x{height} Pixeln, was bei keinem Detektor vorkommt.</translation>
    </message>
    <message>
      <source>{file_name} was written by a newer version of Trapline; update Trapline to use it.</source>
      <translation>{file_name} wurde von einer neueren Version von Trapline geschrieben; aktualisieren Sie Trapline, um die Datei zu verwenden.</translation>
    </message>
    <message>
      <source>{file} cannot be made: {error}. Choose another folder.</source>
      <translation>{file} kann nicht angelegt werden: {error}. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
      <source>{file} exists already. Choose another name or open it.</source>
      <translation>{file} existiert bereits. Wählen Sie einen anderen Namen oder öffnen Sie die Datei.</translation>
    </message>
    <message>
      <source>{file} is a folder, not a project file.</source>
      <translation>{file} ist ein Ordner, keine Projektdatei.</translation>
    </message>
    <message>
      <source>{file} is damaged: its end is missing. Copy it again, or recover what can be read.</source>
      <translation>{file} ist beschädigt: Das Ende fehlt. Kopieren Sie es noch einmal oder retten Sie, was lesbar ist.</translation>
    </message>
    <message>
      <source>{file} is empty (0 bytes), so nothing is left in it. Restore it from a backup.</source>
      <translation>{file} ist leer (0 Bytes), es ist also nichts mehr darin. Stellen Sie es aus einer Sicherung wieder her.</translation>
    </message>
    <message>
      <source>{file} is not a Trapline project, or it is damaged.</source>
      <translation>{file} ist kein Trapline-Projekt oder ist beschädigt.</translation>
    </message>
    <message>
      <source>{file} was not closed properly and cannot be put in order here, since its folder cannot be written. Copy it together with {name}-wal to another folder and open it there.</source>
      <translation>{file} wurde nicht richtig geschlossen und kann hier nicht in Ordnung gebracht werden, da sein Ordner nicht beschrieben werden kann. Kopieren Sie es zusammen mit {name}-wal in einen anderen Ordner und öffnen Sie es dort.</translation>
    </message>
    <message>
      <source>{key} is more than one deployment of this project: it is left out.</source>
      <translation>{key} entspricht mehreren Einsätzen dieses Projekts: Der Eintrag wird ausgelassen.</translation>
    </message>
    <message>
      <source>{key} is no deployment of this project: it is left out.</source>
      <translation>{key} ist kein Einsatz dieses Projekts: Der Eintrag wird ausgelassen.</translation>
    </message>
    <message>
      <source>{kind}://... is no place for a project: it is a file, or postgresql+psycopg://server/database.</source>
      <translation>{kind}://... ist kein Ort für ein Projekt: Es ist eine Datei oder postgresql+psycopg://server/database.</translation>
    </message>
    <message>
      <source>{left_out} clips are left out, since the model was trained on their videos.</source>
      <translation>{left_out} Clips werden ausgelassen, da das Modell mit ihren Videos trainiert wurde.</translation>
    </message>
    <message>
      <source>{len} of the held-out videos can no longer be read; the figures are of the others.</source>
      <translation>{len} der zurückgehaltenen Videos sind nicht mehr lesbar; die Zahlen gelten für die anderen.</translation>
    </message>
    <message>
      <source>{missing_bytes} bytes of it are missing.</source>
      <translation>{missing_bytes} Byte davon fehlen.</translation>
    </message>
    <message>
      <source>{name} answers with what is no number: its weights are damaged, or its training went astray. Get the file again, or choose another model.</source>
      <translation>{name} antwortet mit dem, was keine Zahl ist: Seine Gewichte sind beschädigt, oder sein Training ist entgleist. Holen Sie die Datei erneut oder wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
      <source>{name} can be read but holds no weights.</source>
      <translation>{name} ist lesbar, enthält aber keine Gewichte.</translation>
    </message>
    <message>
      <source>{name} can't be run: {reason_of}.</source>
      <translation>{name} kann nicht ausgeführt werden: {reason_of}.</translation>
    </message>
    <message>
      <source>{name} cannot be read ({reason}); check the card or the drive, and copy it again.</source>
      <translation>{name} ist nicht lesbar ({reason}); prüfen Sie Karte oder Laufwerk und kopieren Sie es noch einmal.</translation>
    </message>
    <message>
      <source>{name} cannot be unpacked: {short}. Save the project anew.</source>
      <translation>{name} lässt sich nicht entpacken: {short}. Speichern Sie das Projekt neu.</translation>
    </message>
    <message>
      <source>{name} cannot be written: its disk, or a limit of this account (ulimit -f), takes no file so large; raise the limit, or choose a folder on another disk.</source>
      <translation>{name} kann nicht geschrieben werden: Das Laufwerk oder eine Grenze dieses Kontos (ulimit -f) nimmt keine so große Datei an; heben Sie die Grenze an oder wählen Sie einen Ordner auf einem anderen Laufwerk.</translation>
    </message>
    <message>
      <source>{name} cannot be written: the disk is full; make room, then go on with the training.</source>
      <translation>{name} kann nicht geschrieben werden: Der Datenträger ist voll; schaffen Sie Platz und setzen Sie das Training dann fort.</translation>
    </message>
    <message>
      <source>{name} cannot be written: {error}. Make room, then start again.</source>
      <translation>{name} kann nicht geschrieben werden: {error}. Schaffen Sie Platz und beginnen Sie wieder.</translation>
    </message>
    <message>
      <source>{name} could not be copied to {parent}: {error}.</source>
      <translation>{name} konnte nicht nach {parent} kopiert werden: {error}.</translation>
    </message>
    <message>
      <source>{name} does not describe a detector: {error}.</source>
      <translation>{name} beschreibt keinen Detektor: {error}.</translation>
    </message>
    <message>
      <source>{name} does not say of which video its events are: no column {FILES}.</source>
      <translation>{name} sagt nicht, zu welchem Video die Ereignisse gehören: Die Spalte {FILES} fehlt.</translation>
    </message>
    <message>
      <source>{name} ends before it begins. Check its two dates.</source>
      <translation>{name} endet, bevor er beginnt. Prüfen Sie die beiden Daten.</translation>
    </message>
    <message>
      <source>{name} has a damaged AVI header; copy it from the card again.</source>
      <translation>{name} hat einen beschädigten AVI-Kopf; kopieren Sie es noch einmal von der Karte.</translation>
    </message>
    <message>
      <source>{name} has a single clip; it can be neither learned well nor judged.</source>
      <translation>„{name}“ hat nur einen Clip; das lässt sich weder gut lernen noch bewerten.</translation>
    </message>
    <message>
      <source>{name} has no column {missing}, so it is no {kind}. It has: {names}.</source>
      <translation>{name} hat keine Spalte {missing}, ist also keine {kind}. Vorhanden: {names}.</translation>
    </message>
    <message>
      <source>{name} has no column {missing}. It has: {join}.</source>
      <translation>{name} hat keine Spalte {missing}. Es gibt: {join}.</translation>
    </message>
    <message>
      <source>{name} has no frames between the times of its label.</source>
      <translation>{name} hat zwischen den Zeiten der Angabe keine Bilder.</translation>
    </message>
    <message>
      <source>{name} has no images and categories: it is no file of MegaDetector's results.</source>
      <translation>{name} hat keine Bilder und Kategorien: Es ist keine Ergebnisdatei von MegaDetector.</translation>
    </message>
    <message>
      <source>{name} has no images, annotations and categories: it is no file of COCO's.</source>
      <translation>{name} hat keine images, annotations und categories: Es ist keine COCO-Datei.</translation>
    </message>
    <message>
      <source>{name} has no observations and behaviors: it is no project of BORIS.</source>
      <translation>{name} hat keine Beobachtungen und Verhaltensweisen: Es ist kein BORIS-Projekt.</translation>
    </message>
    <message>
      <source>{name} has {it} GB; a detector has at most {it2}.</source>
      <translation>{name} hat {it} GB; ein Detektor hat höchstens {it2}.</translation>
    </message>
    <message>
      <source>{name} has {num} columns called {twice}, and nobody knows which is meant. Rename or delete all but one, then import the table again.</source>
      <translation>{name} hat {num} Spalten mit dem Namen {twice}, und es ist nicht klar, welche gemeint ist. Benennen Sie alle bis auf eine um oder löschen Sie sie; importieren Sie die Tabelle dann noch einmal.</translation>
    </message>
    <message>
      <source>{name} holds changes to a model (LoRA), not a model; merge them into it where they were made, and bring in what comes of it.</source>
      <translation>{name} enthält Änderungen an einem Modell (LoRA), kein Modell; führen Sie beide dort zusammen, wo die Änderungen entstanden, und holen Sie herein, was daraus wird.</translation>
    </message>
    <message>
      <source>{name} holds more than weights, code that could do anything, and was not opened; save the weights alone (state_dict) in the program that made it, and bring in that file.</source>
      <translation>{name} enthält mehr als Gewichte, nämlich Code, der alles Mögliche tun könnte, und wurde nicht geöffnet; speichern Sie in dem Programm, das es erzeugt hat, die Gewichte allein (state_dict) und holen Sie diese Datei herein.</translation>
    </message>
    <message>
      <source>{name} holds no plain arrays ({error}).</source>
      <translation>{name} enthält keine einfachen Arrays ({error}).</translation>
    </message>
    <message>
      <source>{name} holds no weights: it would fill {times} times its size in memory.</source>
      <translation>{name} enthält keine Gewichte: Im Speicher würde die Datei das {times}-Fache ihrer Größe belegen.</translation>
    </message>
    <message>
      <source>{name} holds nothing but zeros at its start; copy it from the card again.</source>
      <translation>{name} enthält am Anfang nichts als Nullen; kopieren Sie es noch einmal von der Karte.</translation>
    </message>
    <message>
      <source>{name} in {path} cannot be used: {why} Put it back from a backup, or begin a new training. The model can still be used: copy best.safetensors out of there.</source>
      <translation>{name} in {path} ist nicht zu verwenden: {why} Holen Sie die Datei aus einer Sicherung zurück, oder beginnen Sie ein neues Training. Das Modell ist noch zu verwenden: Kopieren Sie best.safetensors von dort.</translation>
    </message>
    <message>
      <source>{name} is a Git LFS pointer, not the network; download the file itself.</source>
      <translation>{name} ist ein Git-LFS-Zeiger, nicht das Netz; laden Sie die Datei selbst herunter.</translation>
    </message>
    <message>
      <source>{name} is a Git LFS pointer, not the weights; download the file itself.</source>
      <translation>{name} ist ein Git-LFS-Zeiger, nicht die Gewichte; laden Sie die Datei selbst herunter.</translation>
    </message>
    <message>
      <source>{name} is a PyTorch file; export the detector to ONNX first.</source>
      <translation>{name} ist eine PyTorch-Datei; exportieren Sie den Detektor zuerst nach ONNX.</translation>
    </message>
    <message>
      <source>{name} is a language model, not weights of a network for pictures.</source>
      <translation>{name} ist ein Sprachmodell, keine Gewichte eines Netzes für Bilder.</translation>
    </message>
    <message>
      <source>{name} is a link that leads back to itself; take it out of the folder.</source>
      <translation>{name} ist ein Verweis, der zu sich selbst zurückführt; nehmen Sie ihn aus dem Ordner.</translation>
    </message>
    <message>
      <source>{name} is a program of PyTorch, not weights alone, and was not opened; save the weights (state_dict) where it was made, and bring in that file.</source>
      <translation>{name} ist ein Programm von PyTorch, nicht nur Gewichte, und wurde nicht geöffnet; speichern Sie dort, wo es entstand, die Gewichte (state_dict) und holen Sie diese Datei herein.</translation>
    </message>
    <message>
      <source>{name} is a single array, not the weights of a model.</source>
      <translation>{name} ist ein einzelnes Zahlenfeld, nicht die Gewichte eines Modells.</translation>
    </message>
    <message>
      <source>{name} is a web page, not a network; download the file itself.</source>
      <translation>{name} ist eine Webseite, nicht das Netz; laden Sie die Datei selbst herunter.</translation>
    </message>
    <message>
      <source>{name} is a web page, not weights; download the file itself.</source>
      <translation>{name} ist eine Webseite, nicht die Gewichte; laden Sie die Datei selbst herunter.</translation>
    </message>
    <message>
      <source>{name} is a workbook. Save the sheet that you mean as CSV (UTF-8), and import that.</source>
      <translation>{name} ist eine Arbeitsmappe. Speichern Sie das gemeinte Blatt als CSV (UTF-8), und importieren Sie dieses.</translation>
    </message>
    <message>
      <source>{name} is an HDF5 file, as Keras writes them; bring in weights of PyTorch.</source>
      <translation>{name} ist eine HDF5-Datei, wie Keras sie schreibt; holen Sie Gewichte von PyTorch herein.</translation>
    </message>
    <message>
      <source>{name} is an ONNX file, which cannot be trained from; bring in the weights that it was made of.</source>
      <translation>{name} ist eine ONNX-Datei, von der aus sich nicht trainieren lässt; holen Sie die Gewichte herein, aus denen sie entstand.</translation>
    </message>
    <message>
      <source>{name} is an archive of other files; unpack it, and bring in the file of weights in it.</source>
      <translation>{name} ist ein Archiv mit anderen Dateien; entpacken Sie es und holen Sie die Datei mit den Gewichten daraus herein.</translation>
    </message>
    <message>
      <source>{name} is damaged and cannot be shared.</source>
      <translation>{name} ist beschädigt und kann nicht weitergegeben werden.</translation>
    </message>
    <message>
      <source>{name} is damaged, or holds more than weights, and was not opened; get it again, or save the weights alone (state_dict) in the program that made it.</source>
      <translation>{name} ist beschädigt oder enthält mehr als Gewichte und wurde nicht geöffnet; holen Sie die Datei noch einmal, oder speichern Sie in dem Programm, das sie erzeugt hat, die Gewichte allein (state_dict).</translation>
    </message>
    <message>
      <source>{name} is damaged, perhaps cut short; download it again ({first_line}).</source>
      <translation>{name} ist beschädigt, vielleicht abgeschnitten; laden Sie es noch einmal herunter ({first_line}).</translation>
    </message>
    <message>
      <source>{name} is damaged, perhaps cut short; get it again ({error}).</source>
      <translation>{name} ist beschädigt, vielleicht abgeschnitten; laden Sie die Datei noch einmal herunter ({error}).</translation>
    </message>
    <message>
      <source>{name} is damaged: the numbers of {name2} are not all there.</source>
      <translation>{name} ist beschädigt: Es sind nicht alle Zahlen von {name2} da.</translation>
    </message>
    <message>
      <source>{name} is empty.</source>
      <translation>{name} ist leer.</translation>
    </message>
    <message>
      <source>{name} is empty: a table with a heading is needed.</source>
      <translation>{name} ist leer: Erforderlich ist eine Tabelle mit Kopfzeile.</translation>
    </message>
    <message>
      <source>{name} is in a single video; it can be neither learned well nor judged.</source>
      <translation>„{name}“ ist nur in einem Video; das lässt sich weder gut lernen noch bewerten.</translation>
    </message>
    <message>
      <source>{name} is no JSON that can be read: {short}. It may be cut short: copy it again, or write it anew.</source>
      <translation>{name} ist kein lesbares JSON: {short}. Vielleicht ist es abgeschnitten: Kopieren Sie es erneut oder schreiben Sie es neu.</translation>
    </message>
    <message>
      <source>{name} is no file of weights that Trapline knows (.safetensors, .pth, .pyth, .npz).</source>
      <translation>{name} ist keine Datei mit Gewichten, die Trapline kennt (.safetensors, .pth, .pyth, .npz).</translation>
    </message>
    <message>
      <source>{name} is no list of animals: {error}. Write one name a line, as text or CSV.</source>
      <translation>{name} ist keine Liste von Tieren: {error}. Schreiben Sie einen Namen pro Zeile, als Text oder CSV.</translation>
    </message>
    <message>
      <source>{name} is no list of the files that weights lie in; bring in the weights.</source>
      <translation>{name} ist keine Liste der Dateien, in denen Gewichte liegen; holen Sie die Gewichte herein.</translation>
    </message>
    <message>
      <source>{name} is no manifest of Trapline ({error}). Choose another file, or make it anew.</source>
      <translation>{name} ist kein Trapline-Manifest ({error}). Wählen Sie eine andere Datei oder erzeugen Sie es neu.</translation>
    </message>
    <message>
      <source>{name} is no table that can be read: {short}. Open it in a spreadsheet, look for a quotation mark too many, and save it as CSV (UTF-8).</source>
      <translation>{name} ist keine lesbare Tabelle: {short}. Öffnen Sie sie in einer Tabellenkalkulation, suchen Sie ein Anführungszeichen zu viel und speichern Sie sie als CSV (UTF-8).</translation>
    </message>
    <message>
      <source>{name} is no text. Save the table as CSV (UTF-8).</source>
      <translation>{name} ist kein Text. Speichern Sie die Tabelle als CSV (UTF-8).</translation>
    </message>
    <message>
      <source>{name} is not a format. Choose one of: {join}.</source>
      <translation>{name} ist kein Format. Wählen Sie eines von: {join}.</translation>
    </message>
    <message>
      <source>{name} is not a video that can be read ({reason}); copy it again or take it out.</source>
      <translation>{name} ist kein lesbares Video ({reason}); kopieren Sie es noch einmal oder nehmen Sie es heraus.</translation>
    </message>
    <message>
      <source>{name} is not in UTF-8: it was read in the letters of western Europe (Windows-1252). Where a name looks wrong, as it may in line {line}, save the table as CSV (UTF-8) and import that.</source>
      <translation>{name} ist nicht in UTF-8: Es wurde mit den Buchstaben Westeuropas (Windows-1252) gelesen. Wo ein Name falsch aussieht, etwa in Zeile {line}, speichern Sie die Tabelle als CSV (UTF-8) und importieren Sie diese.</translation>
    </message>
    <message>
      <source>{name} is not text in UTF-8; save it as UTF-8.</source>
      <translation>{name} ist kein UTF-8-Text; speichern Sie die Datei als UTF-8.</translation>
    </message>
    <message>
      <source>{name} is not there any more; plug the drive in or locate the folder again.</source>
      <translation>{name} ist nicht mehr da; schließen Sie das Laufwerk an oder zeigen Sie, wo der Ordner jetzt liegt.</translation>
    </message>
    <message>
      <source>{name} is not what it should be: it holds no object.</source>
      <translation>{name} ist nicht, was es sein sollte: Es enthält kein Objekt.</translation>
    </message>
    <message>
      <source>{name} is of no format that can be read: {join}.</source>
      <translation>{name} hat kein lesbares Format: {join}.</translation>
    </message>
    <message>
      <source>{name} is one table of a package of Camtrap DP. Import its datapackage.json: that takes in all of them.</source>
      <translation>{name} ist nur eine Tabelle eines Pakets von Camtrap DP. Importieren Sie dessen datapackage.json: So kommen alle Tabellen mit.</translation>
    </message>
    <message>
      <source>{name} is too large to be a list of animals.</source>
      <translation>{name} ist zu groß für eine Liste von Tieren.</translation>
    </message>
    <message>
      <source>{name} is too large to be a manifest.</source>
      <translation>{name} ist zu groß für ein Manifest.</translation>
    </message>
    <message>
      <source>{name} is too large to be read at once (more than {MOST_BYTES} bytes).</source>
      <translation>{name} ist zu groß, um auf einmal gelesen zu werden (mehr als {MOST_BYTES} Bytes).</translation>
    </message>
    <message>
      <source>{name} is too large to be read at once ({st_size} bytes).</source>
      <translation>{name} ist zu groß, um auf einmal gelesen zu werden ({st_size} Bytes).</translation>
    </message>
    <message>
      <source>{name} is too long to describe a detector.</source>
      <translation>{name} ist zu lang, um einen Detektor zu beschreiben.</translation>
    </message>
    <message>
      <source>{name} lies too deep: this Windows takes paths of {LONGEST_ON_WINDOWS} letters; give the folders around it shorter names.</source>
      <translation>{name} liegt zu tief: Dieses Windows nimmt Pfade mit {LONGEST_ON_WINDOWS} Zeichen; geben Sie den Ordnern darum kürzere Namen.</translation>
    </message>
    <message>
      <source>{name} lists {to_line}, and no such file of weights is beside it; put all of them into one folder.</source>
      <translation>{name} nennt {to_line}, und daneben liegt keine solche Datei mit Gewichten; legen Sie alle in einen Ordner.</translation>
    </message>
    <message>
      <source>{name} may not be read; change its permissions and try again.</source>
      <translation>{name} darf nicht gelesen werden; ändern Sie die Rechte und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
      <source>{name} may not be read; close other programs that have it open, or change its permissions, and try again.</source>
      <translation>{name} darf nicht gelesen werden; schließen Sie andere Programme, die die Datei verwenden, oder ändern Sie die Rechte, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
      <source>{name} names no animal that is known here; give one name a line.</source>
      <translation>{name} nennt kein Tier, das hier bekannt ist; geben Sie einen Namen je Zeile an.</translation>
    </message>
    <message>
      <source>{name} needs latitude and longitude, or neither.</source>
      <translation>{name} braucht Breiten- und Längengrad oder keines von beiden.</translation>
    </message>
    <message>
      <source>{name} promises {num_spans} spans, but holds {len}.</source>
      <translation>{name} verspricht {num_spans} Zeitspannen, enthält aber {len}.</translation>
    </message>
    <message>
      <source>{name} should have {size_bytes} bytes, but {size} came. Its makers may have changed it; nothing was installed.</source>
      <translation>{name} sollte {size_bytes} Bytes haben, es kamen aber {size}. Vielleicht haben die Hersteller die Datei geändert; es wurde nichts installiert.</translation>
    </message>
    <message>
      <source>{name} was changed after it was written; make the manifest anew.</source>
      <translation>{name} wurde geändert, nachdem es geschrieben war; machen Sie das Manifest neu.</translation>
    </message>
    <message>
      <source>{name} was never finished or is damaged: its index is missing (power lost while recording?); copy it from the card again, or try a repair tool for MP4.</source>
      <translation>{name} wurde nie fertig geschrieben oder ist beschädigt: Der Index fehlt (Stromausfall während der Aufnahme?); kopieren Sie es noch einmal von der Karte oder versuchen Sie es mit einem Reparaturprogramm für MP4.</translation>
    </message>
    <message>
      <source>{name} was seen in a single event; it can be neither learned well nor judged.</source>
      <translation>„{name}“ kommt nur in einem einzigen Ereignis vor; das lässt sich weder gut lernen noch bewerten.</translation>
    </message>
    <message>
      <source>{name}.csv has {key} {id} twice: the second is left out.</source>
      <translation>{name}.csv enthält {key} {id} doppelt: Der zweite Eintrag wird ausgelassen.</translation>
    </message>
    <message>
      <source>{name}: {what} is {value}; it has to lie between {low} and {high}.</source>
      <translation>{name}: {what} ist {value}; erlaubt ist {low} bis {high}.</translation>
    </message>
    <message>
      <source>{new_root} is a folder of this project already.</source>
      <translation>{new_root} ist schon ein Ordner dieses Projekts.</translation>
    </message>
    <message>
      <source>{node} cannot scan. {refused}</source>
      <translation>{node} kann nicht scannen. {refused}</translation>
    </message>
    <message>
      <source>{node} does not see {path}. Let all computers of the cluster see the videos at the same path, then give the same command again.</source>
      <translation>{node} sieht {path} nicht. Sorgen Sie dafür, dass alle Computer des Clusters die Videos unter demselben Pfad sehen und geben Sie denselben Befehl noch einmal ein.</translation>
    </message>
    <message>
      <source>{num_apart} states overlap another of the same subject: a modifier such as 'at once 2' tells them apart, for BORIS pairs starts and stops by it.</source>
      <translation>{num_apart} Zustände überschneiden sich mit einem anderen desselben Subjekts: ein Modifikator wie „at once 2“ unterscheidet sie, denn BORIS paart Anfang und Ende danach.</translation>
    </message>
    <message>
      <source>{num_corrected_bouts} bouts that people had labelled here are now as the file says; undo brings their labels back.</source>
      <translation>{num_corrected_bouts} Verhaltensabschnitte, zu denen es hier schon Angaben von Personen gab, sind jetzt so, wie die Datei sagt; Rückgängig holt diese Angaben zurück.</translation>
    </message>
    <message>
      <source>{num_corrected} animals that people had labelled here are now as the file says; undo brings their labels back.</source>
      <translation>{num_corrected} Tiere, zu denen es hier schon Angaben von Personen gab, sind jetzt so, wie die Datei sagt; Rückgängig holt diese Angaben zurück.</translation>
    </message>
    <message>
      <source>{num_dated} new videos are dated by the table, as long as their files say no date.</source>
      <translation>{num_dated} neue Videos erhalten ihr Datum aus der Tabelle, solange ihre Dateien keines angeben.</translation>
    </message>
    <message>
      <source>{num_edited} findings that nobody reviewed here were changed in the file: that counts as your word.</source>
      <translation>{num_edited} Detektionen, die hier niemand geprüft hat, wurden in der Datei geändert: Das gilt als Ihre Angabe.</translation>
    </message>
    <message>
      <source>{num_known} observations were in already: kept as they are.</source>
      <translation>{num_known} Beobachtungen waren bereits vorhanden: Sie bleiben unverändert.</translation>
    </message>
    <message>
      <source>{num_replaced} findings of earlier scans that nobody reviewed give way to the file's.</source>
      <translation>{num_replaced} ungeprüfte Detektionen früherer Scans weichen denen der Datei.</translation>
    </message>
    <message>
      <source>{num_without_media} observations are of no media file: kept for export, not shown.</source>
      <translation>{num_without_media} Beobachtungen gehören zu keiner Mediendatei: Sie bleiben für den Export erhalten, werden aber nicht angezeigt.</translation>
    </message>
    <message>
      <source>{number} classes of its makers</source>
      <translation>{number} Klassen seiner Hersteller</translation>
    </message>
    <message>
      <source>{number} clips were labelled before {name} was in the list of behaviors, so they do not teach its absence; where you have looked for it since, accept one of the animal's behaviors again.</source>
      <translation>{number} Clips bekamen ihre Angaben, bevor {name} in der Liste der Verhalten stand; dass es dort fehlt, lehren sie daher nicht. Wo Sie seither danach gesehen haben, bestätigen Sie ein Verhalten des Tiers noch einmal.</translation>
    </message>
    <message>
      <source>{number} kinds of things</source>
      <translation>{number} Arten von Dingen</translation>
    </message>
    <message>
      <source>{number} values of {column} are not understood and taken for unsaid, such as {first}.</source>
      <translation>{number} Werte von {column} werden nicht verstanden und gelten als nicht angegeben, etwa {first}.</translation>
    </message>
    <message>
      <source>{out} exists already. Choose another name, or overwrite it (--overwrite).</source>
      <translation>{out} existiert bereits. Wählen Sie einen anderen Namen oder überschreiben Sie es (--overwrite).</translation>
    </message>
    <message>
      <source>{out} holds other files ({min}). Choose a new folder.</source>
      <translation>{out} enthält andere Dateien ({min}). Wählen Sie einen neuen Ordner.</translation>
    </message>
    <message>
      <source>{out} is a file. Give the name of a folder that does not exist yet.</source>
      <translation>{out} ist eine Datei. Geben Sie den Namen eines Ordners an, den es noch nicht gibt.</translation>
    </message>
    <message>
      <source>{out} is a folder. Give the name of a file, such as {it}.</source>
      <translation>{out} ist ein Ordner. Geben Sie den Namen einer Datei an, etwa {it}.</translation>
    </message>
    <message>
      <source>{out} is kept as it is. Choose a name that ends in {suffixes}.</source>
      <translation>{out} bleibt, wie es ist. Wählen Sie einen Namen, der auf {suffixes} endet.</translation>
    </message>
    <message>
      <source>{out} is not empty. Choose another folder, or overwrite it (--overwrite).</source>
      <translation>{out} ist nicht leer. Wählen Sie einen anderen Ordner oder überschreiben Sie ihn (--overwrite).</translation>
    </message>
    <message>
      <source>{out} was not written: {reason}</source>
      <translation>{out} wurde nicht geschrieben: {reason}</translation>
    </message>
    <message>
      <source>{path} cannot be written: {error}; choose another folder.</source>
      <translation>{path} kann nicht geschrieben werden: {error}; wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
      <source>{path} could not be read by the other program: {why}.</source>
      <translation>{path} konnte vom anderen Programm nicht gelesen werden: {why}.</translation>
    </message>
    <message>
      <source>{path} does not hold embeddings: {error}.</source>
      <translation>{path} enthält keine Merkmale: {error}.</translation>
    </message>
    <message>
      <source>{path} holds a training already; go on with --resume, or choose another folder.</source>
      <translation>In {path} liegt schon ein Training; setzen Sie es mit --resume fort, oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
      <source>{path} holds no datapackage.json, so it is no package of Camtrap DP. Name the file that is to come in.</source>
      <translation>{path} enthält keine datapackage.json, ist also kein Paket von Camtrap DP. Nennen Sie die Datei, die importiert werden soll.</translation>
    </message>
    <message>
      <source>{path} holds no training; check the folder's name.</source>
      <translation>In {path} liegt kein Training; prüfen Sie den Namen des Ordners.</translation>
    </message>
    <message>
      <source>{path} is damaged, so the training cannot go on from it; without that file it begins anew.</source>
      <translation>{path} ist beschädigt, daher kann das Training nicht von dort weitergehen; ohne diese Datei beginnt es von vorn.</translation>
    </message>
    <message>
      <source>{path} stands there twice: the second is left out.</source>
      <translation>{path} kommt doppelt vor: Der zweite Eintrag wird ausgelassen.</translation>
    </message>
    <message>
      <source>{project} cannot be put together again. Restore it from a backup.</source>
      <translation>{project} lässt sich nicht wieder zusammensetzen. Stellen Sie es aus einer Sicherung wieder her.</translation>
    </message>
    <message>
      <source>{project} cannot be recovered: {error}. Copy it to a folder that can be written, and recover it there.</source>
      <translation>{project} lässt sich nicht retten: {error}. Kopieren Sie es in einen Ordner, in den geschrieben werden darf, und retten Sie es dort.</translation>
    </message>
    <message>
      <source>{project} cannot be restored: {error}. The backup is {path}: copied to a folder that can be written it opens like any project.</source>
      <translation>{project} kann nicht wiederhergestellt werden: {error}. Die Sicherung ist {path}: In einen Ordner kopiert, in den geschrieben werden darf, öffnet sie sich wie jedes Projekt.</translation>
    </message>
    <message>
      <source>{project} is damaged ({fault}). Recover what can be read.</source>
      <translation>{project} ist beschädigt ({fault}). Retten Sie, was lesbar ist.</translation>
    </message>
    <message>
      <source>{project} is open for writing by {holder}. Close it there first.</source>
      <translation>{project} ist bei {holder} zum Schreiben geöffnet. Schließen Sie es zuerst dort.</translation>
    </message>
    <message>
      <source>{rank} is no rank. Choose one of {join}.</source>
      <translation>{rank} ist keine Rangstufe. Wählen Sie eine von {join}.</translation>
    </message>
    <message>
      <source>{relative} is missing beside {name}. Put the whole package in one folder.</source>
      <translation>{relative} fehlt neben {name}. Legen Sie das ganze Paket in einen Ordner.</translation>
    </message>
    <message>
      <source>{run} holds videos, and no training is put beside them; choose another folder.</source>
      <translation>{run} enthält Videos, und daneben wird kein Training abgelegt; wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
      <source>{said} ({share} of the processor's time).</source>
      <translation>{said} ({share} der Prozessorzeit).</translation>
    </message>
    <message>
      <source>{source} is damaged ({fault}); backups hold all but that. Recover what can be read.</source>
      <translation>{source} ist beschädigt ({fault}); Sicherungen enthalten alles andere. Retten Sie, was lesbar ist.</translation>
    </message>
    <message>
      <source>{source} is damaged ({fault}); no backup was made of it. Recover what can be read.</source>
      <translation>{source} ist beschädigt ({fault}); es wurde keine Sicherung davon gemacht. Retten Sie, was lesbar ist.</translation>
    </message>
    <message>
      <source>{split}://... cannot be opened: {error}.</source>
      <translation>{split}://... kann nicht geöffnet werden: {error}.</translation>
    </message>
    <message>
      <source>{str} is no path below a folder: it is left out.</source>
      <translation>{str} ist kein Pfad unterhalb eines Ordners: Er wird ausgelassen.</translation>
    </message>
    <message>
      <source>{text} is not an offset from UTC. Write it like +02:00 or -05:30.</source>
      <translation>{text} ist keine UTC-Abweichung. Format: +02:00 oder -05:30.</translation>
    </message>
    <message>
      <source>{title} has columns of its own, so --column has nothing to say of it.</source>
      <translation>{title} hat eigene Spalten; --column kann darüber nichts sagen.</translation>
    </message>
    <message>
      <source>{to_line} can hold no training: its name, or that of a folder around it, holds bytes that are no letters. Choose another folder.</source>
      <translation>{to_line} kann kein Training aufnehmen: Der Name, oder der eines Ordners darum, enthält Bytes, die keine Buchstaben sind. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
      <source>{to_line} cannot be opened: its name, or that of a folder around it, holds bytes that are no letters. Rename it, or copy the file elsewhere.</source>
      <translation>{to_line} kann nicht geöffnet werden: Sein Name oder der eines Ordners darüber enthält Bytes, die keine Buchstaben sind. Benennen Sie ihn um oder kopieren Sie die Datei an einen anderen Ort.</translation>
    </message>
    <message>
      <source>{unseen} of {number} animals are a machine's word alone; this format does not say which.</source>
      <translation>{unseen} von {number} Tieren hat nur das Programm benannt; welche, sagt dieses Format nicht.</translation>
    </message>
    <message>
      <source>{unseen} of {number} bouts are a machine's word alone; this format does not say which.</source>
      <translation>{unseen} von {number} Verhaltensabschnitten hat nur das Programm gefunden; welche, sagt dieses Format nicht.</translation>
    </message>
    <message>
      <source>{url} is neither a file nor the address of a database.</source>
      <translation>{url} ist weder eine Datei noch die Adresse einer Datenbank.</translation>
    </message>
    <message>
      <source>{user} on {host} (process {pid}) since {since}</source>
      <translation>{user} auf {host} (Prozess {pid}) seit {since}</translation>
    </message>
    <message>
      <source>{video} can no longer be read; plug its drive in or put it back there, then go on. Where it is gone for good, keep the best so far, or begin anew: that learns from what is left.</source>
      <translation>{video} ist nicht mehr lesbar; schließen Sie das Laufwerk an oder legen Sie die Datei dorthin zurück und machen Sie dann weiter. Ist sie endgültig verloren, behalten Sie das bisher Beste oder beginnen Sie von vorn: Das lernt aus dem, was übrig ist.</translation>
    </message>
    <message>
      <source>{video} has {len} of a kind here, so its lower count is not taken: change it here.</source>
      <translation>{video} hat hier {len} Tiere einer Art, daher wird die kleinere Anzahl nicht übernommen: Ändern Sie sie hier.</translation>
    </message>
    <message>
      <source>{what} cannot be copied: {error}. {remedy}</source>
      <translation>{what} kann nicht kopiert werden: {error}. {remedy}</translation>
    </message>
    <message>
      <source>{what} cannot be made: {error}. {remedy}</source>
      <translation>{what} kann nicht angelegt werden: {error}. {remedy}</translation>
    </message>
    <message>
      <source>{what} cannot be moved: {error}. {remedy}</source>
      <translation>{what} kann nicht verschoben werden: {error}. {remedy}</translation>
    </message>
    <message>
      <source>{what} cannot be read: {error}. {remedy}</source>
      <translation>{what} ist nicht lesbar: {error}. {remedy}</translation>
    </message>
    <message>
      <source>{what} cannot be removed: {error}. {remedy}</source>
      <translation>{what} kann nicht entfernt werden: {error}. {remedy}</translation>
    </message>
    <message>
      <source>{what} cannot be written: {error}. {remedy}</source>
      <translation>{what} kann nicht geschrieben werden: {error}. {remedy}</translation>
    </message>
    <message>
      <source>{what} does not fit the model: {join}.</source>
      <translation>{what} passt nicht zum Modell: {join}.</translation>
    </message>
    <message>
      <source>{where} cannot be opened: the file or its folder is missing or may not be read. Check that the drive is connected.</source>
      <translation>{where} kann nicht geöffnet werden: Die Datei oder ihr Ordner fehlt oder darf nicht gelesen werden. Prüfen Sie, ob das Laufwerk angeschlossen ist.</translation>
    </message>
    <message>
      <source>{where} cannot be read or written: the drive reports an error or was pulled out. Connect it again, then open the project again.</source>
      <translation>{where} kann nicht gelesen oder beschrieben werden: Das Laufwerk meldet einen Fehler oder wurde abgezogen. Schließen Sie es wieder an und öffnen Sie das Projekt noch einmal.</translation>
    </message>
    <message>
      <source>{where} cannot be written: the file or its folder is read-only. Change its permissions or copy the project to another folder.</source>
      <translation>{where} kann nicht beschrieben werden: Die Datei oder ihr Ordner ist schreibgeschützt. Ändern Sie die Rechte oder kopieren Sie das Projekt in einen anderen Ordner.</translation>
    </message>
    <message>
      <source>{where} holds a project already. Open it instead.</source>
      <translation>{where} enthält schon ein Projekt. Öffnen Sie es stattdessen.</translation>
    </message>
    <message>
      <source>{where} holds something else. Make an own database for the project: createdb NAME.</source>
      <translation>{where} enthält etwas anderes. Legen Sie für das Projekt eine eigene Datenbank an: createdb NAME.</translation>
    </message>
    <message>
      <source>{where} is damaged. Recover what can be read.</source>
      <translation>{where} ist beschädigt. Retten Sie, was lesbar ist.</translation>
    </message>
    <message>
      <source>{where} is damaged: {found}. Recover what can be read.</source>
      <translation>{where} ist beschädigt: {found}. Retten Sie, was lesbar ist.</translation>
    </message>
    <message>
      <source>{where} is in a folder that cannot be written, or its disk is full. Free some space, or copy it elsewhere to make changes.</source>
      <translation>{where} liegt in einem Ordner, in den nicht geschrieben werden kann, oder der Datenträger ist voll. Schaffen Sie Platz, oder kopieren Sie es anderswohin, um etwas zu ändern.</translation>
    </message>
    <message>
      <source>{where} is in use by another program, which does not let go. Close the other program, then try again.</source>
      <translation>{where} wird von einem anderen Programm verwendet, das nicht loslässt. Schließen Sie das andere Programm und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
      <source>{where} is not there any more: it was moved, renamed or removed, or its drive was pulled out. Nothing of this change was saved. Put it back, or open it where it is now.</source>
      <translation>{where} ist nicht mehr da: Die Datei wurde verschoben, umbenannt oder gelöscht, oder ihr Laufwerk wurde abgezogen. Von dieser Änderung wurde nichts gespeichert. Legen Sie die Datei zurück oder öffnen Sie sie dort, wo sie jetzt ist.</translation>
    </message>
    <message>
      <source>{where} is of an older version and cannot be written to bring it up to date.</source>
      <translation>{where} stammt von einer älteren Version und kann nicht beschrieben werden, um es zu aktualisieren.</translation>
    </message>
    <message>
      <source>{where} is open for writing by {holder}. Close it there to make changes here.</source>
      <translation>{where} ist bei {holder} zum Schreiben geöffnet. Schließen Sie es dort, um hier etwas zu ändern.</translation>
    </message>
    <message>
      <source>{where} was made with a newer version of Trapline than this one. Update Trapline to open it.</source>
      <translation>{where} wurde mit einer neueren Version von Trapline erstellt. Aktualisieren Sie Trapline, um es zu öffnen.</translation>
    </message>
    <message>
      <source>{who} labelled this at the same time. Look at it again, then say what is right.</source>
      <translation>{who} hat das zur selben Zeit benannt. Sehen Sie es noch einmal an und geben Sie dann an, was richtig ist.</translation>
    </message>
    <message>
      <source>{word} are no views; give clips x crops, such as 5x1 or 10x3 (1 crop or 3).</source>
      <translation>{word} ist keine Angabe von Ansichten; geben Sie Clips x Ausschnitte an, etwa 5x1 oder 10x3 (1 Ausschnitt oder 3).</translation>
    </message>
    <message>
      <source>{wrong} Write it like 2026-05-01T12:00:00.</source>
      <translation>{wrong} Format: 2026-05-01T12:00:00.</translation>
    </message>
    <message>
      <source>{wrong} Write it like 2026-05-05T00:00:00/2026-05-07T00:00:00.</source>
      <translation>{wrong} Format: 2026-05-05T00:00:00/2026-05-07T00:00:00.</translation>
    </message>
    <message>
      <source>{wrong} is nothing that a column can say. Choose one of: {join}.</source>
      <translation>{wrong} kann keine Spalte bedeuten. Wählen Sie eines von: {join}.</translation>
    </message>
    <message>
      <source>{zone} is not a time zone. Write it like Europe/Brussels.</source>
      <translation>{zone} ist keine Zeitzone. Format: Europe/Brussels.</translation>
    </message>
  </context>
  <context>
    <name>Session</name>
    <message>
      <source>Open it again</source>
      <translation>Noch einmal öffnen</translation>
    </message>
    <message>
      <source>The project can be written again. What was refused before is not saved: say it again.</source>
      <translation>Das Projekt kann wieder beschrieben werden. Was zuvor abgelehnt wurde, ist nicht gespeichert: Geben Sie es noch einmal ein.</translation>
    </message>
    <message>
      <source>This project is open elsewhere or cannot be written; nothing you change is kept.</source>
      <translation>Dieses Projekt ist anderswo geöffnet oder schreibgeschützt; Ihre Änderungen werden nicht gespeichert.</translation>
    </message>
  </context>
  <context>
    <name>Settings</name>
    <message>
      <source>A graphics card decodes only kinds of video of which it gave exactly the same pictures in less time. Scans find the same either way.</source>
      <translation>Eine Grafikkarte dekodiert nur Arten von Videos, von denen sie genau dieselben Bilder in kürzerer Zeit lieferte. Das Ergebnis eines Scans ist in beiden Fällen gleich.</translation>
    </message>
    <message>
      <source>After an animal is accepted</source>
      <translation>Nachdem ein Tier bestätigt ist</translation>
    </message>
    <message>
      <source>After an animal is named</source>
      <translation>Nach dem Benennen eines Tiers</translation>
    </message>
    <message>
      <source>As many as suit this computer</source>
      <translation>Passend zu diesem Computer</translation>
    </message>
    <message>
      <source>Compared with the desktop's text; all that holds text grows with it.</source>
      <translation>Im Verhältnis zur Textgröße des Desktops; alles, was Text enthält, wächst mit.</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>Dunkel</translation>
    </message>
    <message>
      <source>Dark with high contrast</source>
      <translation>Dunkel mit hohem Kontrast</translation>
    </message>
    <message>
      <source>Five seconds</source>
      <translation>Fünf Sekunden</translation>
    </message>
    <message>
      <source>Go to its behaviors</source>
      <translation>Zu seinen Verhaltensweisen gehen</translation>
    </message>
    <message>
      <source>Go to the next</source>
      <translation>Zum nächsten gehen</translation>
    </message>
    <message>
      <source>Go to the next animal</source>
      <translation>Zum nächsten Tier gehen</translation>
    </message>
    <message>
      <source>Half a second</source>
      <translation>Eine halbe Sekunde</translation>
    </message>
    <message>
      <source>How far Shift+Left and Shift+Right go.</source>
      <translation>Wie weit Umschalt+Links und Umschalt+Rechts springen.</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Sprache</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>Hell</translation>
    </message>
    <message>
      <source>Light with high contrast</source>
      <translation>Hell mit hohem Kontrast</translation>
    </message>
    <message>
      <source>Like the desktop</source>
      <translation>Wie der Desktop</translation>
    </message>
    <message>
      <source>More are faster if there are processor cores and memory for them.</source>
      <translation>Mehr geht schneller, solange Prozessorkerne und Arbeitsspeicher dafür ausreichen.</translation>
    </message>
    <message>
      <source>Of the window and of the names of animals, at once.</source>
      <translation>Für das Fenster und die Tiernamen, sofort.</translation>
    </message>
    <message>
      <source>One second</source>
      <translation>Eine Sekunde</translation>
    </message>
    <message>
      <source>Play</source>
      <translation>Abspielen</translation>
    </message>
    <message>
      <source>Stand still</source>
      <translation>Nicht abspielen</translation>
    </message>
    <message>
      <source>Stay with it</source>
      <translation>Dabei bleiben</translation>
    </message>
    <message>
      <source>Step with Shift and arrows</source>
      <translation>Schrittweite mit Umschalt und Pfeiltasten</translation>
    </message>
    <message>
      <source>Text size</source>
      <translation>Textgröße</translation>
    </message>
    <message>
      <source>The colors of the window. The picture is on black in all of them.</source>
      <translation>Die Farben des Fensters. Das Videobild steht in allen auf Schwarz.</translation>
    </message>
    <message>
      <source>The graphics card, where it is faster</source>
      <translation>Grafikkarte, wo schneller</translation>
    </message>
    <message>
      <source>The processor alone</source>
      <translation>Nur Prozessor</translation>
    </message>
    <message>
      <source>Theme</source>
      <translation>Farbschema</translation>
    </message>
    <message>
      <source>Two seconds</source>
      <translation>Zwei Sekunden</translation>
    </message>
    <message>
      <source>Videos are decoded by</source>
      <translation>Videos dekodieren mit</translation>
    </message>
    <message>
      <source>Videos scanned at a time</source>
      <translation>Gleichzeitig gescannte Videos</translation>
    </message>
    <message>
      <source>When a video is opened</source>
      <translation>Beim Öffnen eines Videos</translation>
    </message>
    <message>
      <source>Whether it plays at once.</source>
      <translation>Ob es sofort abgespielt wird.</translation>
    </message>
    <message>
      <source>Whether its behaviors that nobody has reviewed come next. Only in the order Place by place.</source>
      <translation>Ob als Nächstes diejenigen seiner Verhaltensweisen kommen, die niemand geprüft hat. Nur in der Reihenfolge „Standort für Standort“.</translation>
    </message>
    <message>
      <source>Whether the next one comes by itself, or waits for Enter.</source>
      <translation>Ob das nächste von selbst erscheint oder auf Enter wartet.</translation>
    </message>
  </context>
  <context>
    <name>SettingsDialog</name>
    <message>
      <source>Change keys…</source>
      <translation>Tastenkürzel ändern …</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>Tastenkürzel</translation>
    </message>
    <message>
      <source>Nothing leaves this computer; there is nothing to sign in to.</source>
      <translation>Nichts verlässt diesen Computer; eine Anmeldung ist nicht nötig.</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
  </context>
  <context>
    <name>ShareDialog</name>
    <message>
      <source>Export a model to share</source>
      <translation>Modell zum Weitergeben exportieren</translation>
    </message>
    <message>
      <source>How good it is</source>
      <translation>Qualität</translation>
    </message>
    <message>
      <source>Learned from</source>
      <translation>Gelernt aus</translation>
    </message>
    <message>
      <source>Licence</source>
      <translation>Lizenz</translation>
    </message>
    <message>
      <source>Made by</source>
      <translation>Erstellt von</translation>
    </message>
    <message>
      <source>Models (*.safetensors)</source>
      <translation>Modelle (*.safetensors)</translation>
    </message>
    <message>
      <source>One file: the model's weights, the classes that it knows, and this card. No video, no path and no site goes with it.</source>
      <translation>Eine Datei: die Gewichte des Modells, die Klassen, die es kennt, und diese Karte. Videos, Pfade und Standorte sind nicht enthalten.</translation>
    </message>
    <message>
      <source>Save as…</source>
      <translation>Speichern unter …</translation>
    </message>
    <message>
      <source>What it is called</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>What others should know</source>
      <translation>Was andere wissen sollten</translation>
    </message>
    <message>
      <source>Where it works well and where not, how to cite it</source>
      <translation>Wo es gut funktioniert und wo nicht, wie es zu zitieren ist</translation>
    </message>
    <message>
      <source>Your name or your group, if you want it to be known</source>
      <translation>Ihr Name oder Ihre Gruppe, falls sie genannt werden sollen</translation>
    </message>
  </context>
  <context>
    <name>Sharing</name>
    <message>
      <source>not there</source>
      <translation>nicht vorhanden</translation>
    </message>
    <message>
      <source>nothing yet</source>
      <translation>noch nichts</translation>
    </message>
    <message>
      <source>{who} changed this “{theirs}” at {time}, and so did you. What {who} said counts.</source>
      <translation>{who} hat dies („{theirs}“) um {time} geändert, und Sie auch. Es gilt die Angabe von {who}.</translation>
    </message>
    <message>
      <source>{who} labelled one of them at the same time; what they said stays.</source>
      <translation>{who} hat eine davon zur selben Zeit benannt; diese Angabe bleibt.</translation>
    </message>
    <message>
      <source>{who} labelled {n} of them at the same time; what they said stays.</source>
      <translation>{who} hat {n} davon zur selben Zeit benannt; diese Angaben bleiben.</translation>
    </message>
    <message>
      <source>{who} labelled {n} of these {m} at the same time. Nothing was changed yet.</source>
      <translation>{who} hat {n} von diesen {m} zur selben Zeit benannt. Es wurde noch nichts geändert.</translation>
    </message>
    <message>
      <source>{who} said “{theirs}” at {time}, you said “{own}”. What {who} said counts.</source>
      <translation>{who} gab um {time} „{theirs}“ an, Sie „{own}“. Es gilt die Angabe von {who}.</translation>
    </message>
    <message>
      <source>{who} said “{theirs}” of this animal at {time}, which would go with it. Nothing was changed yet.</source>
      <translation>{who} hat um {time} von diesem Tier „{theirs}“ gesagt, was mit ihm verschwände. Noch wurde nichts geändert.</translation>
    </message>
    <message>
      <source>{who} took it or its animal away at {time}, split it, merged it or moved its edges. What you said was not saved: look at it again, then say it where it belongs.</source>
      <translation>{who} hat es oder das Tier dazu um {time} entfernt, geteilt, verbunden oder Anfang oder Ende verschoben. Was Sie gesagt haben, wurde nicht gespeichert: Sehen Sie es sich noch einmal an und sagen Sie es, wo es hingehört.</translation>
    </message>
  </context>
  <context>
    <name>Shelving</name>
    <message>
      <source>It was not installed: {why}.</source>
      <translation>Es wurde nicht installiert: {why}.</translation>
    </message>
  </context>
  <context>
    <name>SiteDay</name>
    <message>
      <source>Animals: {n}, to review: {m}</source>
      <translation>Tiere: {n}, zu prüfen: {m}</translation>
    </message>
    <message>
      <source>Videos of this camera on this day</source>
      <translation>Videos dieser Kamera an diesem Tag</translation>
    </message>
    <message>
      <source>this day</source>
      <translation>dieser Tag</translation>
    </message>
    <message>
      <source>{n} of {all}</source>
      <translation>{n} von {all}</translation>
    </message>
  </context>
  <context>
    <name>Sound</name>
    <message>
      <source>No loudspeaker was found, so there is nothing to be heard.</source>
      <translation>Es wurde kein Lautsprecher gefunden, also ist nichts zu hören.</translation>
    </message>
    <message>
      <source>Sound needs the library miniaudio, which is not installed here.</source>
      <translation>Für den Ton fehlt hier die Bibliothek miniaudio.</translation>
    </message>
    <message>
      <source>This video has no sound.</source>
      <translation>Dieses Video hat keinen Ton.</translation>
    </message>
  </context>
  <context>
    <name>Spans</name>
    <message>
      <source>Behaviors that lay outside were taken away with it: {n}. Undo brings them back.</source>
      <translation>Verhaltensabschnitte, die außerhalb lagen, wurden mit entfernt: {n}. „Rückgängig“ bringt sie zurück.</translation>
    </message>
    <message>
      <source>It begins at the playhead or after it: let it begin earlier first.</source>
      <translation>Es beginnt an der Abspielposition oder danach: Lassen Sie es zuerst früher beginnen.</translation>
    </message>
    <message>
      <source>It ends at the playhead or before it: let it end later first.</source>
      <translation>Es endet an der Abspielposition oder davor: Lassen Sie es zuerst später enden.</translation>
    </message>
    <message>
      <source>Merge {name}</source>
      <translation>{name} verbinden</translation>
    </message>
    <message>
      <source>Merge {name} with another</source>
      <translation>{name} mit einem anderen verbinden</translation>
    </message>
    <message>
      <source>Move the edge of {name}</source>
      <translation>Anfang oder Ende von {name} verschieben</translation>
    </message>
    <message>
      <source>Parts of it that lay between were taken in: {n}. Undo brings them back.</source>
      <translation>Teile davon, die dazwischen lagen, wurden mit verbunden: {n}. „Rückgängig“ bringt sie zurück.</translation>
    </message>
    <message>
      <source>Put the playhead inside the observation to split it there.</source>
      <translation>Setzen Sie die Abspielposition in die Beobachtung, um sie dort zu teilen.</translation>
    </message>
    <message>
      <source>Split {name}</source>
      <translation>{name} teilen</translation>
    </message>
    <message>
      <source>There is nothing of its kind behind it to merge it with.</source>
      <translation>Danach folgt nichts Gleichartiges, womit es verbunden werden könnte.</translation>
    </message>
    <message>
      <source>{name} stays between them, since it is called otherwise. If all are one animal, undo, select that as well and merge again.</source>
      <translation>{name} bleibt dazwischen stehen, weil es anders benannt ist. Ist alles ein Tier, machen Sie es rückgängig, wählen Sie das mit aus und verbinden Sie noch einmal.</translation>
    </message>
  </context>
  <context>
    <name>SpeciesListDialog</name>
    <message>
      <source>A list of animals</source>
      <translation>Eine Artenliste</translation>
    </message>
    <message>
      <source>Africa</source>
      <translation>Afrika</translation>
    </message>
    <message>
      <source>Animals that can be here</source>
      <translation>Artenliste</translation>
    </message>
    <message>
      <source>Antarctica</source>
      <translation>Antarktis</translation>
    </message>
    <message>
      <source>Asia</source>
      <translation>Asien</translation>
    </message>
    <message>
      <source>Australia and Oceania</source>
      <translation>Australien und Ozeanien</translation>
    </message>
    <message>
      <source>Central and South America</source>
      <translation>Mittel- und Südamerika</translation>
    </message>
    <message>
      <source>Europe</source>
      <translation>Europa</translation>
    </message>
    <message>
      <source>Lists</source>
      <translation>Artenlisten</translation>
    </message>
    <message>
      <source>Named in this project, and not on the list:</source>
      <translation>In diesem Projekt benannt, aber nicht auf der Liste:</translation>
    </message>
    <message>
      <source>No model is in use, so no class is lost.</source>
      <translation>Es ist kein Modell in Verwendung, also geht keine Klasse verloren.</translation>
    </message>
    <message>
      <source>North America</source>
      <translation>Nordamerika</translation>
    </message>
    <message>
      <source>Not known here, and left out: {names}</source>
      <translation>Hier unbekannt und weggelassen: {names}</translation>
    </message>
    <message>
      <source>Nothing: any animal can be here.</source>
      <translation>Nichts: Jedes Tier kann hier vorkommen.</translation>
    </message>
    <message>
      <source>One name a line, or a CSV</source>
      <translation>Ein Name je Zeile, oder eine CSV-Datei</translation>
    </message>
    <message>
      <source>Only animals on this list can be here</source>
      <translation>Nur Tiere dieser Liste können hier vorkommen</translation>
    </message>
    <message>
      <source>Read a file…</source>
      <translation>Datei lesen …</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Suchen</translation>
    </message>
    <message>
      <source>Search: lynx, cervid, Fuchs…</source>
      <translation>Suchen: Luchs, cervid, Fuchs …</translation>
    </message>
    <message>
      <source>Take the animals of a region</source>
      <translation>Die Tiere einer Region übernehmen</translation>
    </message>
    <message>
      <source>Take those of a region…</source>
      <translation>Aus einer Region übernehmen …</translation>
    </message>
    <message>
      <source>The model names only animals that can be here. What was scanned is named anew from the scores that were kept; what people said stays.</source>
      <translation>Das Modell nennt nur Tiere, die hier vorkommen können. Bereits Gescanntes wird anhand der gespeicherten Scores neu benannt; die Angaben von Personen bleiben.</translation>
    </message>
    <message>
      <source>What the list takes away</source>
      <translation>Was durch die Liste entfällt</translation>
    </message>
    <message>
      <source>{name}: {n}, {k} of them by people, which stay</source>
      <translation>{name}: {n}, davon {k} von Personen, die bleiben</translation>
    </message>
    <message>
      <source>{n} of the {m} animals that the model in use knows:</source>
      <translation>{n} der {m} Tiere, die das verwendete Modell kennt:</translation>
    </message>
  </context>
  <context>
    <name>SpeciesTree</name>
    <message>
      <source>Animal</source>
      <translation>Tier</translation>
    </message>
    <message>
      <source>Animals that can be here</source>
      <translation>Artenliste</translation>
    </message>
    <message>
      <source>Latin</source>
      <translation>Wissenschaftlich</translation>
    </message>
    <message>
      <source>On the list</source>
      <translation>Auf der Liste</translation>
    </message>
    <message>
      <source>{n} of {m}</source>
      <translation>{n} von {m}</translation>
    </message>
  </context>
  <context>
    <name>Stage</name>
    <message>
      <source>Frame {n} is in the clipboard.</source>
      <translation>Bild {n} wurde in die Zwischenablage kopiert.</translation>
    </message>
  </context>
  <context>
    <name>Stepper</name>
    <message>
      <source>One fewer</source>
      <translation>Eins weniger</translation>
    </message>
    <message>
      <source>One more</source>
      <translation>Eins mehr</translation>
    </message>
  </context>
  <context>
    <name>StoppedCard</name>
    <message>
      <source>All of its rounds are done; the model is still to be judged.</source>
      <translation>Alle Runden sind fertig; das Modell ist noch zu bewerten.</translation>
    </message>
    <message>
      <source>Forget it</source>
      <translation>Verwerfen</translation>
    </message>
    <message>
      <source>Go on with it</source>
      <translation>Fortsetzen</translation>
    </message>
    <message>
      <source>It cannot go on: what it would go on from is damaged, or was not saved yet.</source>
      <translation>Es kann nicht weitergehen: Wovon es ausginge, ist beschädigt oder war noch nicht gespeichert.</translation>
    </message>
    <message>
      <source>It learns no more; its best round is judged on what can still be read</source>
      <translation>Es lernt nicht weiter; seine beste Runde wird an dem bewertet, was noch lesbar ist</translation>
    </message>
    <message>
      <source>Its best model so far is whole: import best.safetensors from there on the page Models.</source>
      <translation>Sein bisher bestes Modell ist unbeschädigt: Importieren Sie best.safetensors von dort auf der Seite „Modelle“.</translation>
    </message>
    <message>
      <source>Its best was a mean average precision of behaviors of {n}.</source>
      <translation>Bisher bestes Ergebnis: Mean Average Precision der Verhalten {n}.</translation>
    </message>
    <message>
      <source>Its best was {n} right on the one clip that judges it.</source>
      <translation>Bisher bestes Ergebnis: {n} richtig bei dem einen Clip, an dem es bewertet wird.</translation>
    </message>
    <message>
      <source>Its best was {n} right, every species alike, on the {m} clips that judge it.</source>
      <translation>Bisher bestes Ergebnis: {n} richtig, jede Art gleich gewichtet, bei den {m} Clips, an denen es bewertet wird.</translation>
    </message>
    <message>
      <source>Its first round was not done yet.</source>
      <translation>Seine erste Runde war noch nicht fertig.</translation>
    </message>
    <message>
      <source>Keep its best</source>
      <translation>Das Beste behalten</translation>
    </message>
    <message>
      <source>One example was added since; only a training that starts over learns from it.</source>
      <translation>Seitdem kam ein Beispiel dazu; nur ein neu begonnenes Training lernt davon.</translation>
    </message>
    <message>
      <source>Rounds that are done: {n} of about {m}.</source>
      <translation>Fertige Runden: {n} von etwa {m}.</translation>
    </message>
    <message>
      <source>The file of its best model is damaged or gone.</source>
      <translation>Die Datei seines besten Modells ist beschädigt oder verschwunden.</translation>
    </message>
    <message>
      <source>The file of its best model is damaged or gone; going on makes another.</source>
      <translation>Die Datei seines besten Modells ist beschädigt oder verschwunden; beim Fortsetzen entsteht ein anderes.</translation>
    </message>
    <message>
      <source>The rest of them takes {time}.</source>
      <translation>Der Rest davon dauert {time}.</translation>
    </message>
    <message>
      <source>The training of {day}, {time}, was stopped and cannot go on: {file} in {folder} is damaged or gone. Put it back from a backup and come here again, or forget this training.</source>
      <translation>Das Training vom {day}, {time}, wurde angehalten und kann nicht weitergehen: {file} in {folder} ist beschädigt oder verschwunden. Holen Sie die Datei aus einer Sicherung zurück und kommen Sie wieder hierher, oder verwerfen Sie dieses Training.</translation>
    </message>
    <message>
      <source>The training of {day}, {time}, {learned}, was stopped.</source>
      <translation>Das Training vom {day}, {time}, {learned} wurde angehalten.</translation>
    </message>
    <message>
      <source>The training of {day}, {time}, {learned}, went astray: its error was no number any more. Going on would come to the same.</source>
      <translation>Das Training vom {day}, {time}, {learned} ist entgleist: Sein Fehler war keine Zahl mehr. Fortgesetzt käme es zum selben Ergebnis.</translation>
    </message>
    <message>
      <source>Throws away what it has learned; the model in use stays</source>
      <translation>Verwirft, was es gelernt hat; das verwendete Modell bleibt</translation>
    </message>
    <message>
      <source>on one example</source>
      <translation>mit einem Beispiel</translation>
    </message>
    <message>
      <source>on {n} examples</source>
      <translation>mit {n} Beispielen</translation>
    </message>
    <message>
      <source>{n} examples were added since; only a training that starts over learns from them.</source>
      <translation>Seitdem kamen {n} Beispiele dazu; nur ein neu begonnenes Training lernt von ihnen.</translation>
    </message>
  </context>
  <context>
    <name>SureCard</name>
    <message>
      <source>A species is named from a score of {n} on, a behavior from the score that was best in training. Choose how often calls are to be right: what was scanned is named anew at once.</source>
      <translation>Eine Art wird ab einem Score von {n} genannt, ein Verhalten ab dem im Training besten Score. Wählen Sie, wie oft Benennungen richtig sein sollen: Bereits Gescanntes wird sofort neu benannt.</translation>
    </message>
    <message>
      <source>As it was trained</source>
      <translation>Wie trainiert</translation>
    </message>
    <message>
      <source>For {n} of {m} classes the score was chosen on clips that the model never learned from; for the others the score itself is taken.</source>
      <translation>Für {n} von {m} Klassen wurde der Schwellenwert an Clips bestimmt, aus denen das Modell nie gelernt hat; für die übrigen gilt der Score selbst.</translation>
    </message>
    <message>
      <source>How sure it has to be</source>
      <translation>Wie sicher es sein muss</translation>
    </message>
    <message>
      <source>How sure the model has to be</source>
      <translation>Wie sicher das Modell sein muss</translation>
    </message>
    <message>
      <source>The scores were chosen on clips that the model never learned from.</source>
      <translation>Die Schwellenwerte wurden an Clips bestimmt, aus denen das Modell nie gelernt hat.</translation>
    </message>
    <message>
      <source>This model was judged on too few clips to know better than the score itself.</source>
      <translation>Dieses Modell wurde an zu wenigen Clips bewertet, um mehr zu wissen als den Score selbst.</translation>
    </message>
    <message>
      <source>What is less sure is called by its genus, family or order, or not at all.</source>
      <translation>Weniger Sicheres wird nur nach Gattung, Familie oder Ordnung benannt oder gar nicht.</translation>
    </message>
    <message>
      <source>naming anew: {n} of {m} videos</source>
      <translation>benennt neu: {n} von {m} Videos</translation>
    </message>
    <message>
      <source>one video named anew; it did not have to be scanned</source>
      <translation>ein Video neu benannt; es musste nicht neu gescannt werden</translation>
    </message>
    <message>
      <source>{n} of calls right</source>
      <translation>{n} der Benennungen richtig</translation>
    </message>
    <message>
      <source>{n} videos named anew; none had to be scanned</source>
      <translation>{n} Videos neu benannt; keines musste neu gescannt werden</translation>
    </message>
  </context>
  <context>
    <name>Survey</name>
    <message>
      <source> (nothing yet)</source>
      <translation> (noch nichts)</translation>
    </message>
    <message>
      <source>95 % interval by Wilson, of as many independent ones as the sites are worth (those of one site are alike); of fewer than {m} sites, as the videos are worth: it then holds for these sites alone, and is too narrow where several videos show one visit.</source>
      <translation>95-%-Intervall nach Wilson, von so vielen unabhängigen, wie die Standorte wert sind (die eines Standorts gleichen sich); bei weniger als {m} Standorten, wie die Videos wert sind: Dann gilt es allein für diese Standorte und ist zu schmal, wo mehrere Videos einen Besuch zeigen.</translation>
    </message>
    <message>
      <source>95 % interval of kappa: {drawn}</source>
      <translation>95-%-Intervall von Kappa: {drawn}</translation>
    </message>
    <message>
      <source>95 % intervals are over sites, each left out in turn (jackknife, Student's t; shares on the scale of the arcsine of their root, heights of curves of their root). Where a species was seen at fewer than {m} sites they are from {n} smoothed bootstraps of events, moved by their bias, as if events were independent.</source>
      <translation>95-%-Intervalle gehen über Standorte, von denen der Reihe nach jeder ausgelassen wird (Jackknife, Students t; Anteile auf der Skala des Arkussinus ihrer Wurzel, Höhen von Kurven auf der ihrer Wurzel). Wo eine Art an weniger als {m} Standorten gesehen wurde, stammen sie aus {n} geglätteten Bootstraps der Ereignisse, um deren Verzerrung korrigiert, als wären Ereignisse unabhängig.</translation>
    </message>
    <message>
      <source>A person says</source>
      <translation>Laut Person</translation>
    </message>
    <message>
      <source>A sampling unit is a day of one site with a working camera. The curve is the expected number of species in so many units (rarefaction of incidences), with its unconditional 95 % interval; Chao2, in its bias-corrected form, estimates how many there are at least, with a log-normal 95 % interval. Sample coverage is an estimate of how much of all incidences (a species on a site-day) is of the species seen. All take site-days as drawn by chance; those of one site are alike, and intervals are too narrow. Dashed: as they came, in order of time.</source>
      <translation>Eine Stichprobeneinheit ist ein Tag eines Standorts mit laufender Kamera. Die Kurve ist die erwartete Artenzahl in so vielen Einheiten (inzidenzbasierte Rarefaktion) mit ihrem unbedingten 95-%-Intervall; Chao2 in seiner verzerrungskorrigierten Form schätzt, wie viele es mindestens gibt, mit einem lognormalen 95-%-Intervall. Die Stichprobenabdeckung schätzt, wie viel aller Inzidenzen (eine Art an einem Standorttag) auf die nachgewiesenen Arten entfällt. Alle nehmen Standorttage als zufällig gezogen an; die eines Standorts gleichen sich, und die Intervalle sind zu schmal. Gestrichelt: in zeitlicher Reihenfolge.</translation>
    </message>
    <message>
      <source>Activity level (95 % interval): {what}.</source>
      <translation>Aktivitätsniveau (95-%-Intervall): {what}.</translation>
    </message>
    <message>
      <source>Agreement by class</source>
      <translation>Übereinstimmung nach Klasse</translation>
    </message>
    <message>
      <source>Agreement by site</source>
      <translation>Übereinstimmung nach Standort</translation>
    </message>
    <message>
      <source>An event begins {n} minutes or more after the last independent record of its species at its camera.</source>
      <translation>Ein Ereignis beginnt, wenn mindestens {n} Minuten seit dem letzten unabhängigen Nachweis der Art an der Kamera vergangen sind.</translation>
    </message>
    <message>
      <source>An event begins {n} minutes or more after the last independent record of its species at its site.</source>
      <translation>Ein Ereignis beginnt, wenn mindestens {n} Minuten seit dem letzten unabhängigen Nachweis der Art am Standort vergangen sind.</translation>
    </message>
    <message>
      <source>An event begins {n} minutes or more after the last record of its species at its camera.</source>
      <translation>Ein Ereignis beginnt, wenn mindestens {n} Minuten seit dem letzten Nachweis der Art an der Kamera vergangen sind.</translation>
    </message>
    <message>
      <source>An event begins {n} minutes or more after the last record of its species at its site.</source>
      <translation>Ein Ereignis beginnt, wenn mindestens {n} Minuten seit dem letzten Nachweis der Art am Standort vergangen sind.</translation>
    </message>
    <message>
      <source>An occasion counts if some camera worked for {share} % of it or more; any other is NA, whatever was seen in it.</source>
      <translation>Es zählt eine Periode, von der eine Kamera {share} % oder mehr gearbeitet hat; jede andere ist NA, was auch darin nachgewiesen wurde.</translation>
    </message>
    <message>
      <source>Animals</source>
      <translation>Tiere</translation>
    </message>
    <message>
      <source>Any time that a camera worked counts.</source>
      <translation>Jede Zeit, in der eine Kamera gearbeitet hat, zählt.</translation>
    </message>
    <message>
      <source>Apr</source>
      <translation>Apr</translation>
    </message>
    <message>
      <source>As they came</source>
      <translation>In zeitlicher Reihenfolge</translation>
    </message>
    <message>
      <source>At one site alone, and so without an interval: {which}.</source>
      <translation>Nur an einem Standort und daher ohne Intervall: {which}.</translation>
    </message>
    <message>
      <source>Aug</source>
      <translation>Aug</translation>
    </message>
    <message>
      <source>BCa bootstrap ({n} samples) of whole sites; of fewer than {m} sites, of whole videos: it then holds for these sites alone, and is too narrow where several videos show one visit.</source>
      <translation>BCa-Bootstrap ({n} Stichproben) ganzer Standorte; bei weniger als {m} Standorten ganzer Videos: Dann gilt es allein für diese Standorte und ist zu schmal, wo mehrere Videos einen Besuch zeigen.</translation>
    </message>
    <message>
      <source>BCa bootstrap of whole sites ({n} samples), at levels widened for few sites.</source>
      <translation>BCa-Bootstrap ganzer Standorte ({n} Stichproben), mit Niveaus, die für wenige Standorte erweitert sind.</translation>
    </message>
    <message>
      <source>Behavior</source>
      <translation>Verhalten</translation>
    </message>
    <message>
      <source>Behavior by hour</source>
      <translation>Verhalten nach Stunde</translation>
    </message>
    <message>
      <source>Behavior by season</source>
      <translation>Verhalten nach Jahreszeit</translation>
    </message>
    <message>
      <source>Behavior by site</source>
      <translation>Verhalten nach Standort</translation>
    </message>
    <message>
      <source>Bootstraps</source>
      <translation>Bootstraps</translation>
    </message>
    <message>
      <source>Both</source>
      <translation>Beide</translation>
    </message>
    <message>
      <source>Bouts</source>
      <translation>Verhaltensabschnitte</translation>
    </message>
    <message>
      <source>Bouts at each site. Sites with more effort have more of everything.</source>
      <translation>Verhaltensabschnitte an jedem Standort. Standorte mit mehr Erfassungsaufwand haben von allem mehr.</translation>
    </message>
    <message>
      <source>Bouts that begin in each hour, by the camera's clock.</source>
      <translation>Verhaltensabschnitte, die in der jeweiligen Stunde beginnen, nach Kamerazeit.</translation>
    </message>
    <message>
      <source>Bouts that begin in each month, by the camera's clock, years taken together. Months with more effort have more of everything.</source>
      <translation>Verhaltensabschnitte, die im jeweiligen Monat beginnen, nach Kamerazeit, Jahre zusammengefasst. Monate mit mehr Erfassungsaufwand haben von allem mehr.</translation>
    </message>
    <message>
      <source>Boxes: median and quartiles; whiskers to the last bout within 1.5 times their distance. Bouts that begin or end with their video are cut off there and are in fact longer. 95 % interval of the mean: {drawn}</source>
      <translation>Boxplots: Median und Quartile; Antennen bis zum letzten Verhaltensabschnitt innerhalb des 1,5-fachen Interquartilsabstands. Verhaltensabschnitte, die mit ihrem Video beginnen oder enden, sind dort abgeschnitten und in Wirklichkeit länger. 95-%-Intervall des Mittelwerts: {drawn}</translation>
    </message>
    <message>
      <source>Camera-days</source>
      <translation>Kameratage</translation>
    </message>
    <message>
      <source>Circles have an area proportional to the number of independent events: sites with more effort have more. Equirectangular, true to scale at the middle latitude, WGS84. Coasts and borders are right to about half a kilometer; borders are drawn as their source has them.</source>
      <translation>Die Fläche der Kreise ist proportional zur Zahl unabhängiger Ereignisse: Standorte mit mehr Erfassungsaufwand haben mehr. Rektangularprojektion, maßstabsgetreu auf der mittleren Breite, WGS84. Küsten und Grenzen sind auf etwa einen halben Kilometer genau; Grenzen sind so gezeichnet wie in der Quelle.</translation>
    </message>
    <message>
      <source>Class</source>
      <translation>Klasse</translation>
    </message>
    <message>
      <source>Clocks hours away from the time of the place, as if set to UTC: {which}. Their hours are not those of the day there; daily activity by the sun is right.</source>
      <translation>Uhren, die um Stunden von der Zeit des Ortes abweichen, als wären sie auf UTC gestellt: {which}. Ihre Stunden sind nicht die Tageszeiten dort; die tageszeitliche Aktivität nach der Sonne stimmt.</translation>
    </message>
    <message>
      <source>Clocks of one site differ in their offset from UTC, and so do their hours: {which}.</source>
      <translation>Uhren desselben Standorts haben verschiedene UTC-Abweichungen und damit verschiedene Stunden: {which}.</translation>
    </message>
    <message>
      <source>Coefficient</source>
      <translation>Koeffizient</translation>
    </message>
    <message>
      <source>Coefficient of overlapping of two von Mises kernel densities of the times of independent events, over {clock}. {rule} Dhat1 for samples below 50 events, Dhat4 above; bandwidths as in the R package overlap, for Dhat1 narrower (adjust 0.8) than those of the curves. {intervals}</source>
      <translation>Überlappungskoeffizient zweier Von-Mises-Kerndichten der Zeiten unabhängiger Ereignisse, über {clock}. {rule} Dhat1 für Stichproben unter 50 Ereignissen, sonst Dhat4; Bandbreiten wie im R-Paket overlap, für Dhat1 schmaler (adjust = 0,8) als die der Kurven. {intervals}</translation>
    </message>
    <message>
      <source>Columns: the first {n} of {all}; the table has all.</source>
      <translation>Spalten: die ersten {n} von {all}; die Tabelle enthält alle.</translation>
    </message>
    <message>
      <source>Coordinates</source>
      <translation>Koordinaten</translation>
    </message>
    <message>
      <source>Coordinates are rounded, {reach} off at most. Names of sites may still tell where they are.</source>
      <translation>Die Koordinaten sind gerundet, höchstens {reach} daneben. Namen von Standorten können trotzdem verraten, wo sie liegen.</translation>
    </message>
    <message>
      <source>Daily activity</source>
      <translation>Tageszeitliche Aktivität</translation>
    </message>
    <message>
      <source>Days</source>
      <translation>Tage</translation>
    </message>
    <message>
      <source>Dec</source>
      <translation>Dez</translation>
    </message>
    <message>
      <source>Density of activity per hour</source>
      <translation>Aktivitätsdichte pro Stunde</translation>
    </message>
    <message>
      <source>Density per hour</source>
      <translation>Dichte pro Stunde</translation>
    </message>
    <message>
      <source>Deployments without start or end: {n}; the first or last video stands for it, and less than a day counts as none ({which}). That is too little, unless the camera stopped there.</source>
      <translation>Einsätze ohne Anfang oder Ende: {n}; das erste oder letzte Video steht dafür, und weniger als ein Tag zählt nicht ({which}). Das ist zu wenig, außer wenn die Kamera dort aufgehört hat.</translation>
    </message>
    <message>
      <source>Detection history</source>
      <translation>Nachweishistorie</translation>
    </message>
    <message>
      <source>Detection history: {species}</source>
      <translation>Nachweishistorie: {species}</translation>
    </message>
    <message>
      <source>Differ</source>
      <translation>Abweichend</translation>
    </message>
    <message>
      <source>Duration of bouts</source>
      <translation>Dauer der Verhaltensabschnitte</translation>
    </message>
    <message>
      <source>E</source>
      <translation>O</translation>
    </message>
    <message>
      <source>Each of the two needs {n} events: label {one} and {other}.</source>
      <translation>Jede der beiden Arten braucht {n} Ereignisse: Es fehlen {one} und {other}.</translation>
    </message>
    <message>
      <source>Each of the two needs {n} events: label {what}.</source>
      <translation>Jede der beiden Arten braucht {n} Ereignisse: Es fehlen {what}.</translation>
    </message>
    <message>
      <source>Each row is a site, each column an occasion of {n} days from the first day of the survey on: 1 seen, 0 not seen, empty (NA) where no camera worked.</source>
      <translation>Eine Zeile je Standort, eine Spalte je Erfassungsperiode von {n} Tagen ab dem ersten Tag der Untersuchung: 1 nachgewiesen, 0 nicht nachgewiesen, leer (NA), wenn keine Kamera in Betrieb war.</translation>
    </message>
    <message>
      <source>Each row is a site, each column an occasion of {n} days from the first day of the survey on: the days that its cameras worked (two at once count twice); empty (NA) where none did or nobody knows how long.</source>
      <translation>Eine Zeile je Standort, eine Spalte je Erfassungsperiode von {n} Tagen ab dem ersten Tag der Erhebung: die Tage, die seine Kameras gearbeitet haben, bei zweien zugleich beide; leer (NA), wo keine gearbeitet hat oder niemand weiß, wie lange.</translation>
    </message>
    <message>
      <source>Effort by occasion</source>
      <translation>Erfassungsaufwand je Periode</translation>
    </message>
    <message>
      <source>Effort needs a deployment with a start and an end.</source>
      <translation>Der Erfassungsaufwand braucht einen Einsatz mit Beginn und Ende.</translation>
    </message>
    <message>
      <source>Events</source>
      <translation>Ereignisse</translation>
    </message>
    <message>
      <source>Events A</source>
      <translation>Ereignisse A</translation>
    </message>
    <message>
      <source>Events B</source>
      <translation>Ereignisse B</translation>
    </message>
    <message>
      <source>Events at sites without known effort, left out: {n}.</source>
      <translation>Ereignisse an Standorten ohne bekannten Erfassungsaufwand, ausgelassen: {n}.</translation>
    </message>
    <message>
      <source>Expected</source>
      <translation>Erwartet</translation>
    </message>
    <message>
      <source>Expected species</source>
      <translation>Erwartete Arten</translation>
    </message>
    <message>
      <source>F1</source>
      <translation>F1</translation>
    </message>
    <message>
      <source>Feb</source>
      <translation>Feb</translation>
    </message>
    <message>
      <source>First</source>
      <translation>Zuerst</translation>
    </message>
    <message>
      <source>Give animals a name in Review (Individual) to see what each one does.</source>
      <translation>Geben Sie Tieren unter „Prüfen“ einen Namen (Individuum), um zu sehen, was jedes tut.</translation>
    </message>
    <message>
      <source>High</source>
      <translation>Obergrenze</translation>
    </message>
    <message>
      <source>Hour</source>
      <translation>Stunde</translation>
    </message>
    <message>
      <source>Hours</source>
      <translation>Stunden</translation>
    </message>
    <message>
      <source>Independent events</source>
      <translation>Unabhängige Ereignisse</translation>
    </message>
    <message>
      <source>Individual</source>
      <translation>Individuum</translation>
    </message>
    <message>
      <source>Interval over</source>
      <translation>Intervall über</translation>
    </message>
    <message>
      <source>Jan</source>
      <translation>Jan</translation>
    </message>
    <message>
      <source>Jul</source>
      <translation>Jul</translation>
    </message>
    <message>
      <source>Jun</source>
      <translation>Jun</translation>
    </message>
    <message>
      <source>Kappa</source>
      <translation>Kappa</translation>
    </message>
    <message>
      <source>Label behaviors first: put a bout on an animal's lane in Review.</source>
      <translation>Geben Sie zuerst Verhalten an: Setzen Sie unter „Prüfen“ einen Verhaltensabschnitt auf die Spur eines Tiers.</translation>
    </message>
    <message>
      <source>Label behaviors in videos: moments, and behaviors in photos, have no length.</source>
      <translation>Geben Sie Verhalten in Videos an: Momente und Verhalten auf Fotos haben keine Dauer.</translation>
    </message>
    <message>
      <source>Label one more event of {species} for an activity curve.</source>
      <translation>Für eine Aktivitätskurve fehlt noch ein Ereignis ({species}).</translation>
    </message>
    <message>
      <source>Label {n} more events of {species} for an activity curve.</source>
      <translation>Für eine Aktivitätskurve fehlen noch {n} Ereignisse ({species}).</translation>
    </message>
    <message>
      <source>Latitude</source>
      <translation>Breitengrad</translation>
    </message>
    <message>
      <source>Left out, as no model that knows species looked at them: {n} of the reviewed animals.</source>
      <translation>Ausgelassen, weil kein Modell, das Arten kennt, sie gesehen hat: {n} der geprüften Tiere.</translation>
    </message>
    <message>
      <source>Left out, as the model learned from their videos: {n} of the reviewed animals.</source>
      <translation>Ausgelassen, weil das Modell aus ihren Videos gelernt hat: {n} der geprüften Tiere.</translation>
    </message>
    <message>
      <source>Left out, since they have no length: {n} moments and behaviors in photos.</source>
      <translation>Ausgelassen, weil ohne Dauer: {n} Momente und Verhaltensangaben auf Fotos.</translation>
    </message>
    <message>
      <source>Longest s</source>
      <translation>Maximum s</translation>
    </message>
    <message>
      <source>Longitude</source>
      <translation>Längengrad</translation>
    </message>
    <message>
      <source>Low</source>
      <translation>Untergrenze</translation>
    </message>
    <message>
      <source>Lower quartile s</source>
      <translation>Unteres Quartil s</translation>
    </message>
    <message>
      <source>Machine against people</source>
      <translation>Programm und Mensch im Vergleich</translation>
    </message>
    <message>
      <source>Made by {program}, {when}. Everything was computed on this computer.</source>
      <translation>Erstellt mit {program}, {when}. Alles wurde auf diesem Computer berechnet.</translation>
    </message>
    <message>
      <source>Map of sites</source>
      <translation>Karte der Standorte</translation>
    </message>
    <message>
      <source>Mar</source>
      <translation>Mär</translation>
    </message>
    <message>
      <source>MaxN</source>
      <translation>MaxN</translation>
    </message>
    <message>
      <source>MaxN first at</source>
      <translation>MaxN zuerst erreicht</translation>
    </message>
    <message>
      <source>May</source>
      <translation>Mai</translation>
    </message>
    <message>
      <source>Mean high s</source>
      <translation>Mittelwert, Obergrenze s</translation>
    </message>
    <message>
      <source>Mean low s</source>
      <translation>Mittelwert, Untergrenze s</translation>
    </message>
    <message>
      <source>Mean s</source>
      <translation>Mittelwert s</translation>
    </message>
    <message>
      <source>Median s</source>
      <translation>Median s</translation>
    </message>
    <message>
      <source>Missed</source>
      <translation>Übersehen</translation>
    </message>
    <message>
      <source>Models</source>
      <translation>Modelle</translation>
    </message>
    <message>
      <source>Month</source>
      <translation>Monat</translation>
    </message>
    <message>
      <source>Most of the trap nights are a time without any video: {which}. Was a clock wrong, or did the camera stop? Repair the clock, or say start, end or the gap.</source>
      <translation>Die meisten Fallennächte sind eine Zeit ohne jedes Video: {which}. Ging eine Uhr falsch, oder hörte die Kamera auf? Korrigieren Sie die Uhr, oder geben Sie Anfang, Ende oder den Ausfall an.</translation>
    </message>
    <message>
      <source>N</source>
      <translation>N</translation>
    </message>
    <message>
      <source>Naive occupancy</source>
      <translation>Naive Besetzungsrate</translation>
    </message>
    <message>
      <source>Name at least one animal in a video with a date: events are counted by species, site and time.</source>
      <translation>Benennen Sie mindestens ein Tier in einem Video mit Datum: Ereignisse werden nach Art, Standort und Zeit gezählt.</translation>
    </message>
    <message>
      <source>Name at least {n} events of one species for an activity curve.</source>
      <translation>Benennen Sie mindestens {n} Ereignisse einer Art für eine Aktivitätskurve.</translation>
    </message>
    <message>
      <source>Needs named animals on at least two days of one site, or at two sites.</source>
      <translation>Erfordert benannte Tiere an mindestens zwei Tagen eines Standorts oder an zwei Standorten.</translation>
    </message>
    <message>
      <source>Needs two bouts, one after the other, of the same animal.</source>
      <translation>Erfordert zwei aufeinanderfolgende Verhaltensabschnitte desselben Tiers.</translation>
    </message>
    <message>
      <source>New after {n} site-days</source>
      <translation>Neu nach {n} Standorttagen</translation>
    </message>
    <message>
      <source>No site has coordinates yet. Write them into Export ▸ Deployments and clocks…, or import them.</source>
      <translation>Noch kein Standort hat Koordinaten. Tragen Sie sie unter Exportieren ▸ Einsätze und Uhren … ein oder importieren Sie sie.</translation>
    </message>
    <message>
      <source>Not counted, as they may be species seen here under a narrower name: {which}.</source>
      <translation>Nicht gezählt, weil es Arten sein können, die hier unter einem engeren Namen gesehen wurden: {which}.</translation>
    </message>
    <message>
      <source>Nothing</source>
      <translation>Nichts</translation>
    </message>
    <message>
      <source>Nov</source>
      <translation>Nov</translation>
    </message>
    <message>
      <source>Number of species</source>
      <translation>Artenzahl</translation>
    </message>
    <message>
      <source>Numbers: one row</source>
      <translation>Zahlen: eine Zeile</translation>
    </message>
    <message>
      <source>Numbers: {n} rows</source>
      <translation>Zahlen: {n} Zeilen</translation>
    </message>
    <message>
      <source>Observations</source>
      <translation>Beobachtungen</translation>
    </message>
    <message>
      <source>Occasion of {n} days, from</source>
      <translation>Erfassungsperiode von {n} Tagen, ab</translation>
    </message>
    <message>
      <source>Occasions</source>
      <translation>Erfassungsperioden</translation>
    </message>
    <message>
      <source>Oct</source>
      <translation>Okt</translation>
    </message>
    <message>
      <source>Of all bouts of the behavior in a row that are followed by another of the same animal in the same video, the share that is followed by the behavior in a column. {sureness}</source>
      <translation>Von allen Verhaltensabschnitten des Verhaltens einer Zeile, auf die im selben Video ein weiterer desselben Tiers folgt, der Anteil, auf den das Verhalten der Spalte folgt. {sureness}</translation>
    </message>
    <message>
      <source>Of the animals that a person reviewed, those marked as reacting to the camera. {sureness}</source>
      <translation>Von den Tieren, die eine Person geprüft hat, diejenigen, bei denen eine Reaktion auf die Kamera vermerkt ist. {sureness}</translation>
    </message>
    <message>
      <source>Offset from UTC guessed by longitude at {where}: say it in the deployments.</source>
      <translation>UTC-Abweichung nach dem Längengrad geschätzt: {where}. Geben Sie sie bei den Einsätzen an.</translation>
    </message>
    <message>
      <source>One animal without a name left out.</source>
      <translation>Ein Tier ohne Namen wurde ausgelassen.</translation>
    </message>
    <message>
      <source>One video without a date left out with all observations ({which}).</source>
      <translation>Ein Video ohne Datum wurde mit allen Beobachtungen ausgelassen ({which}).</translation>
    </message>
    <message>
      <source>Overlap</source>
      <translation>Überlappung</translation>
    </message>
    <message>
      <source>Overlap needs two species with at least {n} events each.</source>
      <translation>Für die Überlappung braucht es zwei Arten mit jeweils mindestens {n} Ereignissen.</translation>
    </message>
    <message>
      <source>Overlap of two species</source>
      <translation>Überlappung zweier Arten</translation>
    </message>
    <message>
      <source>Overlap: {one} and {other}</source>
      <translation>Überlappung: {one} und {other}</translation>
    </message>
    <message>
      <source>Person</source>
      <translation>Mensch</translation>
    </message>
    <message>
      <source>Precision</source>
      <translation>Genauigkeit</translation>
    </message>
    <message>
      <source>Precision high</source>
      <translation>Genauigkeit bis</translation>
    </message>
    <message>
      <source>Precision low</source>
      <translation>Genauigkeit von</translation>
    </message>
    <message>
      <source>RAI</source>
      <translation>RAI</translation>
    </message>
    <message>
      <source>RAI has no interval here: sites with effort are {m}, and it needs {n}.</source>
      <translation>Der RAI hat hier kein Intervall: Standorte mit Erfassungsaufwand sind {m}, nötig sind {n}.</translation>
    </message>
    <message>
      <source>RAI high</source>
      <translation>RAI bis</translation>
    </message>
    <message>
      <source>RAI low</source>
      <translation>RAI von</translation>
    </message>
    <message>
      <source>RAI needs a deployment with a start and an end.</source>
      <translation>Der RAI braucht einen Einsatz mit Beginn und Ende.</translation>
    </message>
    <message>
      <source>RAI: events in 100 trap nights</source>
      <translation>RAI: Ereignisse pro 100 Fallennächte</translation>
    </message>
    <message>
      <source>Reacting</source>
      <translation>Mit Reaktion</translation>
    </message>
    <message>
      <source>Reactions to the camera</source>
      <translation>Reaktionen auf die Kamera</translation>
    </message>
    <message>
      <source>Recall</source>
      <translation>Trefferquote</translation>
    </message>
    <message>
      <source>Recall high</source>
      <translation>Trefferquote bis</translation>
    </message>
    <message>
      <source>Recall low</source>
      <translation>Trefferquote von</translation>
    </message>
    <message>
      <source>Recall: share of a class that the machine named right</source>
      <translation>Trefferquote: Anteil einer Klasse, den das Programm richtig benannt hat</translation>
    </message>
    <message>
      <source>Records before the first or after the last occasion, left out: {n}.</source>
      <translation>Nachweise vor der ersten oder nach der letzten Erfassungsperiode, weggelassen: {n}.</translation>
    </message>
    <message>
      <source>Records left out, in occasions in which no camera worked long enough: {n}.</source>
      <translation>Weggelassene Nachweise in Perioden, die zu wenig erfasst wurden: {n}.</translation>
    </message>
    <message>
      <source>Records outside of their deployment's start and end: {n}; events count them, effort does not cover them ({which}).</source>
      <translation>Nachweise außerhalb von Anfang und Ende ihres Einsatzes: {n}; sie zählen als Ereignisse, sind aber nicht im Erfassungsaufwand enthalten ({which}).</translation>
    </message>
    <message>
      <source>Relative abundance</source>
      <translation>Relative Abundanz</translation>
    </message>
    <message>
      <source>Relative abundance by site</source>
      <translation>Relative Abundanz nach Standort</translation>
    </message>
    <message>
      <source>Review animals and mark those that react to the camera.</source>
      <translation>Prüfen Sie Tiere und vermerken Sie, welche auf die Kamera reagieren.</translation>
    </message>
    <message>
      <source>Review some of what a model named: each accept, correction and rejection is compared here.</source>
      <translation>Prüfen Sie einiges von dem, was ein Modell benannt hat: Jede Bestätigung, Korrektur und Ablehnung wird hier verglichen.</translation>
    </message>
    <message>
      <source>Reviewed</source>
      <translation>Geprüft</translation>
    </message>
    <message>
      <source>Rows: the first {n} of {all}; the table has all.</source>
      <translation>Zeilen: die ersten {n} von {all}; die Tabelle enthält alle.</translation>
    </message>
    <message>
      <source>S</source>
      <translation>S</translation>
    </message>
    <message>
      <source>Same</source>
      <translation>Übereinstimmend</translation>
    </message>
    <message>
      <source>Sample coverage: {n} %.</source>
      <translation>Stichprobenabdeckung: {n} %.</translation>
    </message>
    <message>
      <source>Scientific name</source>
      <translation>Wissenschaftlicher Name</translation>
    </message>
    <message>
      <source>Seconds</source>
      <translation>Sekunden</translation>
    </message>
    <message>
      <source>Seen at fewer than {m} sites, and so with intervals that take events as independent: {which}. They hold for these sites alone, and are too narrow.</source>
      <translation>An weniger als {m} Standorten gesehen, daher mit Intervallen, für die Ereignisse als unabhängig gelten: {which}. Sie gelten allein für diese Standorte und sind zu schmal.</translation>
    </message>
    <message>
      <source>Seen so far</source>
      <translation>Bis dahin nachgewiesen</translation>
    </message>
    <message>
      <source>Sep</source>
      <translation>Sep</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <source>Share</source>
      <translation>Anteil</translation>
    </message>
    <message>
      <source>Share of sites</source>
      <translation>Anteil der Standorte</translation>
    </message>
    <message>
      <source>Share of time in view</source>
      <translation>Anteil der Zeit im Bild</translation>
    </message>
    <message>
      <source>Share of what follows</source>
      <translation>Anteil der Folgen</translation>
    </message>
    <message>
      <source>Share on which both agree</source>
      <translation>Anteil, in dem beide übereinstimmen</translation>
    </message>
    <message>
      <source>Share that reacts</source>
      <translation>Anteil, der reagiert</translation>
    </message>
    <message>
      <source>Site</source>
      <translation>Standort</translation>
    </message>
    <message>
      <source>Site-days</source>
      <translation>Standorttage</translation>
    </message>
    <message>
      <source>Site-days with a camera</source>
      <translation>Standorttage mit Kamera</translation>
    </message>
    <message>
      <source>Sites</source>
      <translation>Standorte</translation>
    </message>
    <message>
      <source>Sites surveyed</source>
      <translation>Untersuchte Standorte</translation>
    </message>
    <message>
      <source>Sites where a species was seen, of the sites where a camera worked; 95 % interval by Wilson. Naive: a site where it was there and missed counts as empty. Models that correct for that read the detection history.</source>
      <translation>Standorte mit Nachweis der Art im Verhältnis zu den Standorten mit laufender Kamera; 95-%-Intervall nach Wilson. Naiv: Ein Standort, an dem die Art vorkam, aber übersehen wurde, zählt als unbesetzt. Modelle, die das korrigieren, lesen die Nachweishistorie.</translation>
    </message>
    <message>
      <source>Sites with it</source>
      <translation>Standorte mit Nachweis</translation>
    </message>
    <message>
      <source>Species</source>
      <translation>Art</translation>
    </message>
    <message>
      <source>Species A</source>
      <translation>Art A</translation>
    </message>
    <message>
      <source>Species B</source>
      <translation>Art B</translation>
    </message>
    <message>
      <source>Species accumulation</source>
      <translation>Artenakkumulation</translation>
    </message>
    <message>
      <source>Species and sites</source>
      <translation>Arten und Standorte</translation>
    </message>
    <message>
      <source>Sun time</source>
      <translation>Sonnenzeit</translation>
    </message>
    <message>
      <source>Sun time needs the coordinates of the sites. Give them, or look at the camera's clock.</source>
      <translation>Die Sonnenzeit braucht die Koordinaten der Standorte. Geben Sie sie an oder verwenden Sie die Kamerazeit.</translation>
    </message>
    <message>
      <source>The first {n} of {all}; the table has all.</source>
      <translation>Die ersten {n} von {all}; die Tabelle enthält alle.</translation>
    </message>
    <message>
      <source>The machine says</source>
      <translation>Laut Programm</translation>
    </message>
    <message>
      <source>The sun did not rise or set on the days of these events: look at the camera's clock.</source>
      <translation>An den Tagen dieser Ereignisse ging die Sonne nicht auf oder nicht unter: Verwenden Sie die Kamerazeit.</translation>
    </message>
    <message>
      <source>The videos have no dates.</source>
      <translation>Die Videos haben kein Datum.</translation>
    </message>
    <message>
      <source>Then</source>
      <translation>Dann</translation>
    </message>
    <message>
      <source>Time budget by individual</source>
      <translation>Zeitbudget nach Individuum</translation>
    </message>
    <message>
      <source>Time budget by species</source>
      <translation>Zeitbudget nach Art</translation>
    </message>
    <message>
      <source>Time in bouts of each behavior as a share of all time in which the animals were in view. What no bout covers is not labelled. Of time with several behaviors each has an equal part of the share, and all of the seconds. An animal is one in one video; n is how many were in view. 95 % interval: {drawn}</source>
      <translation>Dauer der Abschnitte jedes Verhaltens als Anteil der gesamten Zeit, in der die Tiere im Bild waren. Was kein Verhaltensabschnitt abdeckt, ist nicht angegeben. Von Zeit mit mehreren Verhaltensweisen hat jede am Anteil einen gleichen Teil, an den Sekunden alles. Ein Tier ist eines in einem Video; n ist, wie viele im Bild waren. 95-%-Intervall: {drawn}</translation>
    </message>
    <message>
      <source>Time of day, camera clock</source>
      <translation>Tageszeit, Kamerazeit</translation>
    </message>
    <message>
      <source>Times</source>
      <translation>Häufigkeit</translation>
    </message>
    <message>
      <source>Trap nights</source>
      <translation>Fallennächte</translation>
    </message>
    <message>
      <source>Unnamed</source>
      <translation>Ohne Namen</translation>
    </message>
    <message>
      <source>Upper quartile s</source>
      <translation>Oberes Quartil s</translation>
    </message>
    <message>
      <source>Vehicle</source>
      <translation>Fahrzeug</translation>
    </message>
    <message>
      <source>Videos</source>
      <translation>Videos</translation>
    </message>
    <message>
      <source>Von Mises kernel density of the times of independent events, over {clock}. {rule} Bandwidth by Taylor's rule, as in the R package overlap. The activity level is the share of the day spent active, if all are active at the peak: mean over maximum of the curve, by the sun on a day as long as the mean of its events' days. Bounds of a curve are each hour's by itself; they are drawn where there are at most two curves. {intervals}</source>
      <translation>Von-Mises-Kerndichte der Zeiten unabhängiger Ereignisse, über {clock}. {rule} Bandbreite nach Taylors Regel, wie im R-Paket overlap. Das Aktivitätsniveau ist der Anteil des Tages, der aktiv verbracht wird, wenn zur Zeit des Maximums alle aktiv sind: Mittelwert der Kurve geteilt durch ihr Maximum, in Sonnenzeit an einem Tag, der so lang hell ist wie die Tage der Ereignisse im Mittel. Die Grenzen einer Kurve gelten für jede Stunde für sich; gezeichnet werden sie bei höchstens zwei Kurven. {intervals}</translation>
    </message>
    <message>
      <source>W</source>
      <translation>W</translation>
    </message>
    <message>
      <source>What follows what</source>
      <translation>Verhaltensabfolge</translation>
    </message>
    <message>
      <source>What the machine said of each animal that a person reviewed, against what the person says. Nothing: the person rejected it. Missed: the person added it; Cohen's kappa, which is of what both have classified, leaves it out. Names are compared as they stand: a family that a person made a species differs. Reviewed animals are often the doubtful ones, so that figures are too low for all that was found. What the machine missed in videos that nobody looked at counts nowhere: by that recall is too high.</source>
      <translation>Was das Programm von jedem Tier sagte, das eine Person geprüft hat, im Vergleich zu deren Angabe. Nichts: von der Person abgelehnt. Übersehen: von der Person hinzugefügt; Cohens Kappa, das nur für von beiden Bestimmtes gilt, lässt es aus. Namen werden verglichen, wie sie dastehen: Eine Familie, aus der eine Person eine Art machte, weicht ab. Geprüft werden oft die zweifelhaften Tiere, sodass die Zahlen für alles Gefundene zu niedrig sind. Was das Programm in Videos übersah, die niemand ansah, zählt nirgends: Um so viel ist die Trefferquote zu hoch.</translation>
    </message>
    <message>
      <source>Wider names are counted by themselves, without the species seen here that belong to them: {which}.</source>
      <translation>Umfassendere Namen sind für sich gezählt, ohne die hier gesehenen Arten, die zu ihnen gehören: {which}.</translation>
    </message>
    <message>
      <source>Without any bout, and so left out: {which}.</source>
      <translation>Ohne einen Verhaltensabschnitt und deshalb nicht dabei: {which}.</translation>
    </message>
    <message>
      <source>all</source>
      <translation>alle</translation>
    </message>
    <message>
      <source>all that count</source>
      <translation>alle geltenden</translation>
    </message>
    <message>
      <source>all that count; of models alone from a confidence of {share} % on</source>
      <translation>alle, die zählen; von Modellen allein ab einer Konfidenz von {share} %</translation>
    </message>
    <message>
      <source>as exact as they are known</source>
      <translation>so genau wie bekannt</translation>
    </message>
    <message>
      <source>common</source>
      <translation>gemeinsam</translation>
    </message>
    <message>
      <source>midnight</source>
      <translation>Mitternacht</translation>
    </message>
    <message>
      <source>none</source>
      <translation>keine</translation>
    </message>
    <message>
      <source>noon</source>
      <translation>Mittag</translation>
    </message>
    <message>
      <source>not known (NA)</source>
      <translation>nicht bekannt (NA)</translation>
    </message>
    <message>
      <source>not labelled</source>
      <translation>nicht angegeben</translation>
    </message>
    <message>
      <source>not seen</source>
      <translation>nicht nachgewiesen</translation>
    </message>
    <message>
      <source>one animal</source>
      <translation>ein Tier</translation>
    </message>
    <message>
      <source>one bout</source>
      <translation>ein Verhaltensabschnitt</translation>
    </message>
    <message>
      <source>one event</source>
      <translation>ein Ereignis</translation>
    </message>
    <message>
      <source>one video</source>
      <translation>ein Video</translation>
    </message>
    <message>
      <source>other</source>
      <translation>andere</translation>
    </message>
    <message>
      <source>reviewed by a person</source>
      <translation>von einer Person geprüft</translation>
    </message>
    <message>
      <source>reviewed by a person or confirmed by a rule</source>
      <translation>von einer Person geprüft oder nach einer Regel bestätigt</translation>
    </message>
    <message>
      <source>rounded, {reach} off at most</source>
      <translation>gerundet, höchstens {reach} daneben</translation>
    </message>
    <message>
      <source>seen</source>
      <translation>nachgewiesen</translation>
    </message>
    <message>
      <source>sun time</source>
      <translation>die Sonnenzeit</translation>
    </message>
    <message>
      <source>sunrise</source>
      <translation>Sonnenaufgang</translation>
    </message>
    <message>
      <source>sunset</source>
      <translation>Sonnenuntergang</translation>
    </message>
    <message>
      <source>the camera's clock</source>
      <translation>die Kamerazeit</translation>
    </message>
    <message>
      <source>{first} to {last}</source>
      <translation>{first} bis {last}</translation>
    </message>
    <message>
      <source>{first}, then {second}</source>
      <translation>{first}, dann {second}</translation>
    </message>
    <message>
      <source>{names} and {n} more</source>
      <translation>{names} und {n} weitere</translation>
    </message>
    <message>
      <source>{name} = {value} (95 % interval {low} to {high}).</source>
      <translation>{name} = {value} (95-%-Intervall {low} bis {high}).</translation>
    </message>
    <message>
      <source>{name} {value} ({low} to {high})</source>
      <translation>{name} {value} ({low} bis {high})</translation>
    </message>
    <message>
      <source>{n} animals</source>
      <translation>{n} Tiere</translation>
    </message>
    <message>
      <source>{n} animals without a name left out.</source>
      <translation>{n} Tiere ohne Namen wurden ausgelassen.</translation>
    </message>
    <message>
      <source>{n} bouts</source>
      <translation>{n} Verhaltensabschnitte</translation>
    </message>
    <message>
      <source>{n} camera-days</source>
      <translation>{n} Kameratage</translation>
    </message>
    <message>
      <source>{n} days</source>
      <translation>{n} Tage</translation>
    </message>
    <message>
      <source>{n} days, worked {share} % or more</source>
      <translation>{n} Tage, zu {share} % oder mehr erfasst</translation>
    </message>
    <message>
      <source>{n} events</source>
      <translation>{n} Ereignisse</translation>
    </message>
    <message>
      <source>{n} events left out: no coordinates, or the sun did not rise or set that day.</source>
      <translation>{n} Ereignisse wurden ausgelassen: keine Koordinaten, oder die Sonne ging an diesem Tag nicht auf oder unter.</translation>
    </message>
    <message>
      <source>{n} events, {m} species</source>
      <translation>{n} Ereignisse, {m} Arten</translation>
    </message>
    <message>
      <source>{n} more of {species}</source>
      <translation>{n} weitere ({species})</translation>
    </message>
    <message>
      <source>{n} more rows are left out here.</source>
      <translation>{n} weitere Zeilen sind hier ausgelassen.</translation>
    </message>
    <message>
      <source>{n} of {all}</source>
      <translation>{n} von {all}</translation>
    </message>
    <message>
      <source>{n} of {all} animals named by a model alone.</source>
      <translation>{n} von {all} Tieren nur von einem Modell benannt.</translation>
    </message>
    <message>
      <source>{n} of {all} bouts said by a model alone.</source>
      <translation>{n} von {all} Verhaltensabschnitten nur von einem Modell.</translation>
    </message>
    <message>
      <source>{n} of {all} sites</source>
      <translation>{n} von {all} Standorten</translation>
    </message>
    <message>
      <source>{n} of {all} sites have no coordinates.</source>
      <translation>{n} von {all} Standorten haben keine Koordinaten.</translation>
    </message>
    <message>
      <source>{n} of {all} the same.</source>
      <translation>{n} von {all} stimmen überein.</translation>
    </message>
    <message>
      <source>{n} of {all} the same; Cohen's kappa of the {m} that the machine found: {kappa}.</source>
      <translation>{n} von {all} stimmen überein; Cohens Kappa der {m} vom Programm gefundenen: {kappa}.</translation>
    </message>
    <message>
      <source>{n} sites</source>
      <translation>{n} Standorte</translation>
    </message>
    <message>
      <source>{n} species not drawn: fewer than {m} events, or beyond the {k} with most. Choose species above.</source>
      <translation>{n} Arten nicht gezeichnet: weniger als {m} Ereignisse oder nicht unter den {k} häufigsten. Wählen Sie oben Arten aus.</translation>
    </message>
    <message>
      <source>{n} species seen; at least {m} by Chao2 (95 % interval {low} to {high}).</source>
      <translation>{n} Arten nachgewiesen; nach Chao2 mindestens {m} (95-%-Intervall {low} bis {high}).</translation>
    </message>
    <message>
      <source>{n} videos</source>
      <translation>{n} Videos</translation>
    </message>
    <message>
      <source>{n} videos without a date left out with all observations ({which}).</source>
      <translation>{n} Videos ohne Datum wurden mit allen Beobachtungen ausgelassen ({which}).</translation>
    </message>
    <message>
      <source>{person}, by the machine {machine}</source>
      <translation>{person}, laut Programm {machine}</translation>
    </message>
    <message>
      <source>{rule} MaxN is the most individuals in view at once. RAI is the number of events in 100 trap nights: an index, which detection and effort shape as well as abundance. A site where a species was not seen has no row: RAI there is 0, and a mean over sites has to count it. MaxN has no interval: a highest count has none that holds.</source>
      <translation>{rule} MaxN ist die größte Zahl gleichzeitig sichtbarer Individuen. RAI ist die Zahl der Ereignisse pro 100 Fallennächte: ein Index, den außer der Häufigkeit auch Nachweisbarkeit und Erfassung bestimmen. Ein Standort, an dem eine Art nicht gesehen wurde, hat keine Zeile: Dort ist der RAI 0, und ein Mittel über Standorte muss ihn mitzählen. MaxN hat kein Intervall: Für eine höchste Zahl gibt es keines, das hält.</translation>
    </message>
    <message>
      <source>{rule} RAI is the number of events in 100 trap nights: all events over all nights, of sites without the species, too. It is an index, which detection and effort shape as well as abundance: it compares a species with itself rather than with others. 95 % interval: {drawn}</source>
      <translation>{rule} RAI ist die Zahl der Ereignisse pro 100 Fallennächte: alle Ereignisse durch alle Nächte, auch die der Standorte ohne die Art. Er ist ein Index, den außer der Häufigkeit auch Nachweisbarkeit und Erfassung bestimmen: Er vergleicht eine Art mit sich selbst eher als mit anderen. 95-%-Intervall: {drawn}</translation>
    </message>
    <message>
      <source>{rule} RAI is the number of events in 100 trap nights; sites where a species was not seen have a row, too, with 0. 95 % interval: that of a Poisson count, exact. It takes events as coming by chance, each by itself; they come in clusters, and so it is too narrow.</source>
      <translation>{rule} RAI ist die Zahl der Ereignisse pro 100 Fallennächte; auch Standorte, an denen eine Art nicht gesehen wurde, haben eine Zeile, mit 0. 95-%-Intervall: das exakte einer Poisson-verteilten Zahl. Es nimmt an, dass Ereignisse zufällig kommen, jedes für sich; sie kommen gehäuft, und so ist es zu schmal.</translation>
    </message>
    <message>
      <source>{site}, from {day}</source>
      <translation>{site}, ab {day}</translation>
    </message>
    <message>
      <source>{start} to {end}</source>
      <translation>{start} bis {end}</translation>
    </message>
    <message>
      <source>{value} (95 % interval {low} to {high})</source>
      <translation>{value} (95-%-Intervall {low} bis {high})</translation>
    </message>
    <message>
      <source>{value} (95 % interval {low} to {high}, over {what})</source>
      <translation>{value} (95-%-Intervall {low} bis {high}, über {what})</translation>
    </message>
    <message>
      <source>{videos} videos at {sites} sites in {nights} trap nights; {events} independent events of {species} species.</source>
      <translation>{videos} Videos an {sites} Standorten in {nights} Fallennächten; {events} unabhängige Ereignisse von {species} Arten.</translation>
    </message>
  </context>
  <context>
    <name>Terms</name>
    <message>
      <source>24 hours of one working camera each, gaps taken off.</source>
      <translation>Je 24 Stunden einer laufenden Kamera, Ausfälle abgezogen.</translation>
    </message>
    <message>
      <source>A detection: what a model, or motion alone, found.</source>
      <translation>Eine Detektion: was ein Modell oder die Bewegungserkennung allein gefunden hat.</translation>
    </message>
    <message>
      <source>A label: it counts, whatever the machine says.</source>
      <translation>Eine Angabe: Sie gilt, was immer das Programm sagt.</translation>
    </message>
    <message>
      <source>A place where cameras stand.</source>
      <translation>Ein Ort, an dem Kameras stehen.</translation>
    </message>
    <message>
      <source>Agreement beyond chance: 0 as by chance, 1 always.</source>
      <translation>Übereinstimmung über den Zufall hinaus: 0 wie zufällig, 1 immer.</translation>
    </message>
    <message>
      <source>How alike two activity curves are: 0 not at all, 1 the same.</source>
      <translation>Wie ähnlich zwei Aktivitätskurven sind: 0 gar nicht, 1 gleich.</translation>
    </message>
    <message>
      <source>Independent events of the first species.</source>
      <translation>Unabhängige Ereignisse der ersten Art.</translation>
    </message>
    <message>
      <source>Independent events of the second species.</source>
      <translation>Unabhängige Ereignisse der zweiten Art.</translation>
    </message>
    <message>
      <source>Of what is so, the share that the machine calls so.</source>
      <translation>Von dem, was tatsächlich dazugehört, der Anteil, den das Programm so nennt.</translation>
    </message>
    <message>
      <source>Of what the machine calls so, the share that is so.</source>
      <translation>Von dem, was das Programm so nennt, der Anteil, der tatsächlich dazugehört.</translation>
    </message>
    <message>
      <source>One camera at one site, from being set up to being taken down.</source>
      <translation>Eine Kamera an einem Standort, vom Aufbau bis zum Abbau.</translation>
    </message>
    <message>
      <source>Precision and recall in one number, their harmonic mean.</source>
      <translation>Genauigkeit und Trefferquote in einer Zahl, ihr harmonisches Mittel.</translation>
    </message>
    <message>
      <source>Records of a species at a site; those within the independence interval are one.</source>
      <translation>Nachweise einer Art an einem Standort; solche innerhalb des Unabhängigkeitsintervalls zählen als einer.</translation>
    </message>
    <message>
      <source>Relative abundance index: independent events in 100 trap nights.</source>
      <translation>Relativer Abundanzindex: unabhängige Ereignisse pro 100 Fallennächte.</translation>
    </message>
    <message>
      <source>Sites at which a camera worked in this time.</source>
      <translation>Standorte, an denen in dieser Zeit eine Kamera lief.</translation>
    </message>
    <message>
      <source>The first moment at which that many were in view.</source>
      <translation>Der erste Zeitpunkt, zu dem so viele im Bild waren.</translation>
    </message>
    <message>
      <source>The most individuals of the species in view at once.</source>
      <translation>Die meisten Individuen der Art, die gleichzeitig im Bild waren.</translation>
    </message>
    <message>
      <source>Those of them at which the species was recorded.</source>
      <translation>Diejenigen davon, an denen die Art nachgewiesen wurde.</translation>
    </message>
    <message>
      <source>Times in which the camera did not work; they are no effort.</source>
      <translation>Zeiten, in denen die Kamera nicht lief; sie zählen nicht zum Erfassungsaufwand.</translation>
    </message>
    <message>
      <source>Unbroken spans of one behavior.</source>
      <translation>Ununterbrochene Zeitspannen eines Verhaltens.</translation>
    </message>
    <message>
      <source>What is so and the machine calls otherwise.</source>
      <translation>Was tatsächlich dazugehört, das Programm aber anders nennt.</translation>
    </message>
  </context>
  <context>
    <name>Timeline</name>
    <message>
      <source>camera clock</source>
      <translation>Kamerazeit</translation>
    </message>
    <message>
      <source>motion</source>
      <translation>Bewegung</translation>
    </message>
    <message>
      <source>pictures</source>
      <translation>Bilder</translation>
    </message>
    <message>
      <source>time</source>
      <translation>Zeit</translation>
    </message>
  </context>
  <context>
    <name>TimelineChart</name>
    <message>
      <source>Drag here to add an animal</source>
      <translation>Hier ziehen, um ein Tier hinzuzufügen</translation>
    </message>
    <message>
      <source>No animal is left here. Drag to add one by hand.</source>
      <translation>Hier ist kein Tier mehr. Ziehen Sie, um eines von Hand hinzuzufügen.</translation>
    </message>
    <message>
      <source>Not scanned yet. Drag here to add an animal by hand.</source>
      <translation>Noch nicht gescannt. Ziehen Sie hier, um ein Tier von Hand hinzuzufügen.</translation>
    </message>
    <message>
      <source>Nothing moved here. If you see an animal, drag here to add it.</source>
      <translation>Hier hat sich nichts bewegt. Wenn Sie ein Tier sehen, ziehen Sie hier, um es hinzuzufügen.</translation>
    </message>
    <message>
      <source>One animal</source>
      <translation>Ein Tier</translation>
    </message>
    <message>
      <source>The timeline of the open video appears here.</source>
      <translation>Hier erscheint die Zeitleiste des geöffneten Videos.</translation>
    </message>
    <message>
      <source>There is nothing to show of a file that cannot be read.</source>
      <translation>Von einer nicht lesbaren Datei gibt es nichts anzuzeigen.</translation>
    </message>
    <message>
      <source>Timeline</source>
      <translation>Zeitleiste</translation>
    </message>
    <message>
      <source>behavior</source>
      <translation>Verhalten</translation>
    </message>
    <message>
      <source>{0} animals</source>
      <translation>{0} Tiere</translation>
    </message>
  </context>
  <context>
    <name>TimelineMenu</name>
    <message>
      <source>Add a behavior here</source>
      <translation>Hier ein Verhalten hinzufügen</translation>
    </message>
    <message>
      <source>Add an animal here</source>
      <translation>Hier ein Tier hinzufügen</translation>
    </message>
    <message>
      <source>Merge with the selected {name}</source>
      <translation>Mit der Auswahl verbinden: {name}</translation>
    </message>
  </context>
  <context>
    <name>TimelineView</name>
    <message>
      <source>new</source>
      <translation>neu</translation>
    </message>
  </context>
  <context>
    <name>Times</name>
    <message>
      <source>{m} min {seconds}</source>
      <translation>{m} min {seconds}</translation>
    </message>
    <message>
      <source>{n} s</source>
      <translation>{n} s</translation>
    </message>
    <message>
      <source>{start} to {end}</source>
      <translation>{start} bis {end}</translation>
    </message>
  </context>
  <context>
    <name>Together</name>
    <message>
      <source>Keep {who}’s</source>
      <translation>Angabe von {who} behalten</translation>
    </message>
    <message>
      <source>One change could not be saved meanwhile: {what}.</source>
      <translation>Eine Änderung konnte inzwischen nicht gespeichert werden: {what}.</translation>
    </message>
    <message>
      <source>Open it again</source>
      <translation>Noch einmal öffnen</translation>
    </message>
    <message>
      <source>Save now</source>
      <translation>Jetzt speichern</translation>
    </message>
    <message>
      <source>The database server is there again.</source>
      <translation>Der Datenbankserver ist wieder erreichbar.</translation>
    </message>
    <message>
      <source>This project is not open elsewhere any more. Open it again to make changes.</source>
      <translation>Dieses Projekt ist nirgends sonst mehr geöffnet. Öffnen Sie es noch einmal, um etwas zu ändern.</translation>
    </message>
    <message>
      <source>Use mine</source>
      <translation>Meine verwenden</translation>
    </message>
    <message>
      <source>Use mine for all</source>
      <translation>Meine für alle verwenden</translation>
    </message>
    <message>
      <source>{n} changes could not be saved meanwhile.</source>
      <translation>{n} Änderungen konnten inzwischen nicht gespeichert werden.</translation>
    </message>
  </context>
  <context>
    <name>Tools</name>
    <message>
      <source>From the next scan on, motion alone finds the animals of this project.</source>
      <translation>Ab dem nächsten Scan werden die Tiere dieses Projekts allein anhand der Bewegung gefunden.</translation>
    </message>
    <message>
      <source>From the next scan on, no model names the animals of this project.</source>
      <translation>Ab dem nächsten Scan benennt kein Modell die Tiere dieses Projekts.</translation>
    </message>
    <message>
      <source>From the next scan on, videos are read closely. What was read fast is read again.</source>
      <translation>Ab dem nächsten Scan werden Videos genau gelesen. Schnell Gelesenes wird noch einmal gelesen.</translation>
    </message>
    <message>
      <source>From the next scan on, videos are read fast, and some animals are missed.</source>
      <translation>Ab dem nächsten Scan werden Videos schnell gelesen, und manche Tiere werden übersehen.</translation>
    </message>
    <message>
      <source>From the next scan on, {model} helps to find the animals of this project.</source>
      <translation>Ab dem nächsten Scan hilft {model}, die Tiere dieses Projekts zu finden.</translation>
    </message>
    <message>
      <source>From the next scan on, {model} names the animals of this project.</source>
      <translation>Ab dem nächsten Scan benennt {model} die Tiere dieses Projekts.</translation>
    </message>
    <message>
      <source>Scan by motion alone</source>
      <translation>Nur nach Bewegung scannen</translation>
    </message>
    <message>
      <source>Trying {model}…</source>
      <translation>{model} wird getestet …</translation>
    </message>
  </context>
  <context>
    <name>TopBar</name>
    <message>
      <source>Analyse</source>
      <translation>Auswerten</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>Exportieren</translation>
    </message>
    <message>
      <source>Find</source>
      <translation>Suchen</translation>
    </message>
    <message>
      <source>Find by name, site or species</source>
      <translation>Name, Standort, Art suchen</translation>
    </message>
    <message>
      <source>Find videos</source>
      <translation>Videos suchen</translation>
    </message>
    <message>
      <source>Grid</source>
      <translation>Raster</translation>
    </message>
    <message>
      <source>Help</source>
      <translation>Hilfe</translation>
    </message>
    <message>
      <source>Improve</source>
      <translation>Verbessern</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Öffnen</translation>
    </message>
    <message>
      <source>Open videos or a project</source>
      <translation>Videos oder ein Projekt öffnen</translation>
    </message>
    <message>
      <source>Review</source>
      <translation>Prüfen</translation>
    </message>
    <message>
      <source>Scan</source>
      <translation>Scannen</translation>
    </message>
  </context>
  <context>
    <name>Tour</name>
    <message>
      <source>Back</source>
      <translation>Zurück</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>Fertig</translation>
    </message>
    <message>
      <source>Improve teaches a model what you have named, on this computer. Analyse and Export turn it into plots and tables. This tour and the user guide stand behind the question mark.</source>
      <translation>„Verbessern“ bringt einem Modell auf diesem Computer bei, was Sie benannt haben. „Auswerten“ und „Exportieren“ machen Grafiken und Tabellen daraus. Diesen Rundgang und das Benutzerhandbuch finden Sie hinter dem Fragezeichen.</translation>
    </message>
    <message>
      <source>Improve, analyse, export</source>
      <translation>Verbessern, auswerten, exportieren</translation>
    </message>
    <message>
      <source>Next</source>
      <translation>Weiter</translation>
    </message>
    <message>
      <source>Open a folder of videos</source>
      <translation>Einen Ordner mit Videos öffnen</translation>
    </message>
    <message>
      <source>Press Open, or drop the folder anywhere on this window. Your files stay where they are; nothing is copied, changed or sent.</source>
      <translation>Drücken Sie „Öffnen“ oder legen Sie den Ordner irgendwo auf diesem Fenster ab. Ihre Dateien bleiben, wo sie sind; nichts wird kopiert, geändert oder gesendet.</translation>
    </message>
    <message>
      <source>Review</source>
      <translation>Prüfen</translation>
    </message>
    <message>
      <source>Review shows what to look at next. Press S and a few letters to name the animal, Enter to accept, X to reject, Ctrl+Z to undo. The key ? shows all keys.</source>
      <translation>„Prüfen“ zeigt, was als Nächstes anzusehen ist. Drücken Sie S und einige Buchstaben, um das Tier zu benennen, Enter zum Bestätigen, X zum Ablehnen, Strg+Z zum Rückgängigmachen. Die Taste ? zeigt alle Tastenkürzel.</translation>
    </message>
    <message>
      <source>Scan</source>
      <translation>Scannen</translation>
    </message>
    <message>
      <source>Scan finds when something moves in each video, and says how long it takes. You can look at what is found meanwhile, and close the window at any time: it goes on where it stopped.</source>
      <translation>„Scannen“ findet, wann sich in jedem Video etwas bewegt, und zeigt, wie lange es dauert. Inzwischen können Sie schon ansehen, was gefunden wurde, und das Fenster jederzeit schließen: Der Scan geht später dort weiter, wo er aufgehört hat.</translation>
    </message>
    <message>
      <source>Skip</source>
      <translation>Überspringen</translation>
    </message>
    <message>
      <source>{n} of {m}</source>
      <translation>{n} von {m}</translation>
    </message>
  </context>
  <context>
    <name>TransportBar</name>
    <message>
      <source>Brighten the picture</source>
      <translation>Bild aufhellen</translation>
    </message>
    <message>
      <source>Camera clock</source>
      <translation>Kamerazeit</translation>
    </message>
    <message>
      <source>Camera clock: {0}</source>
      <translation>Kamerazeit: {0}</translation>
    </message>
    <message>
      <source>First frame</source>
      <translation>Erstes Bild</translation>
    </message>
    <message>
      <source>Frame number</source>
      <translation>Bildnummer</translation>
    </message>
    <message>
      <source>Frame {0} of 0 to {1}</source>
      <translation>Bild {0} von 0 bis {1}</translation>
    </message>
    <message>
      <source>Last frame</source>
      <translation>Letztes Bild</translation>
    </message>
    <message>
      <source>Loop what is selected</source>
      <translation>Auswahl wiederholen</translation>
    </message>
    <message>
      <source>Next frame</source>
      <translation>Nächstes Bild</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Pause</translation>
    </message>
    <message>
      <source>Play</source>
      <translation>Abspielen</translation>
    </message>
    <message>
      <source>Previous frame</source>
      <translation>Voriges Bild</translation>
    </message>
    <message>
      <source>Sound</source>
      <translation>Ton</translation>
    </message>
    <message>
      <source>Speed</source>
      <translation>Geschwindigkeit</translation>
    </message>
    <message>
      <source>Time in the video</source>
      <translation>Zeit im Video</translation>
    </message>
    <message>
      <source>frame {0}</source>
      <translation>Bild {0}</translation>
    </message>
  </context>
  <context>
    <name>Undo</name>
    <message>
      <source>{n} observations</source>
      <translation>{n} Beobachtungen</translation>
    </message>
  </context>
  <context>
    <name>UndoActions</name>
    <message>
      <source>Done again: {what}</source>
      <translation>Wiederholt: {what}</translation>
    </message>
    <message>
      <source>Undone: {what}</source>
      <translation>Rückgängig gemacht: {what}</translation>
    </message>
    <message>
      <source>{undo}: {what}</source>
      <translation>{undo}: {what}</translation>
    </message>
  </context>
  <context>
    <name>VideoCanvas</name>
    <message>
      <source>Video picture</source>
      <translation>Videobild</translation>
    </message>
  </context>
  <context>
    <name>VideoCard</name>
    <message>
      <source>Add an animal</source>
      <translation>Tier hinzufügen</translation>
    </message>
    <message>
      <source>Being scanned, or soon.</source>
      <translation>Wird gerade oder bald gescannt.</translation>
    </message>
    <message>
      <source>Blank: nothing differs from the other photos of its burst.</source>
      <translation>Leer: nichts ist anders als auf den anderen Fotos der Serie.</translation>
    </message>
    <message>
      <source>Blank: nothing moved from beginning to end.</source>
      <translation>Leer: Von Anfang bis Ende hat sich nichts bewegt.</translation>
    </message>
    <message>
      <source>Choose a video on the left to watch it.</source>
      <translation>Wählen Sie links ein Video, um es anzusehen.</translation>
    </message>
    <message>
      <source>IN THIS PHOTO</source>
      <translation>AUF DIESEM FOTO</translation>
    </message>
    <message>
      <source>IN THIS VIDEO</source>
      <translation>IN DIESEM VIDEO</translation>
    </message>
    <message>
      <source>If you see an animal that the scan missed, put the playhead there and add it.</source>
      <translation>Wenn Sie ein Tier sehen, das der Scan übersehen hat, setzen Sie die Abspielposition dorthin und fügen Sie es hinzu.</translation>
    </message>
    <message>
      <source>If you see an animal, drag a box around it.</source>
      <translation>Wenn Sie ein Tier sehen, ziehen Sie einen Rahmen darum.</translation>
    </message>
    <message>
      <source>It counts as unreadable, never as blank.</source>
      <translation>Es zählt als unlesbar, nie als leer.</translation>
    </message>
    <message>
      <source>No observation is left: all were rejected.</source>
      <translation>Keine Beobachtung mehr übrig: Alle wurden abgelehnt.</translation>
    </message>
    <message>
      <source>Not scanned yet.</source>
      <translation>Noch nicht gescannt.</translation>
    </message>
    <message>
      <source>Nothing selected</source>
      <translation>Nichts ausgewählt</translation>
    </message>
    <message>
      <source>Nothing there</source>
      <translation>Nichts zu sehen</translation>
    </message>
    <message>
      <source>Scan all {files}</source>
      <translation>Alle {files} scannen</translation>
    </message>
    <message>
      <source>Scan it, or draw a box around what you see.</source>
      <translation>Scannen Sie es, oder ziehen Sie einen Rahmen um das, was Sie sehen.</translation>
    </message>
    <message>
      <source>Scan it, or watch it and add what you see.</source>
      <translation>Scannen Sie es oder sehen Sie es an und fügen Sie hinzu, was Sie sehen.</translation>
    </message>
    <message>
      <source>Scan this photo</source>
      <translation>Dieses Foto scannen</translation>
    </message>
    <message>
      <source>Scan this video</source>
      <translation>Dieses Video scannen</translation>
    </message>
    <message>
      <source>Select one to name it. One is missing? Drag a box around it, with Shift over others.</source>
      <translation>Wählen Sie eines aus, um es zu benennen. Fehlt eines? Ziehen Sie einen Rahmen darum, mit Umschalt auch über anderen.</translation>
    </message>
    <message>
      <source>Select one to name it. Something missing? Put the playhead there and add it.</source>
      <translation>Wählen Sie eines aus, um es zu benennen. Fehlt etwas? Setzen Sie die Abspielposition dorthin und fügen Sie es hinzu.</translation>
    </message>
    <message>
      <source>What could be read was scanned.</source>
      <translation>Was lesbar war, wurde gescannt.</translation>
    </message>
    <message>
      <source>What the scan finds appears here by itself.</source>
      <translation>Was der Scan findet, erscheint hier von selbst.</translation>
    </message>
    <message>
      <source>the camera said {time}</source>
      <translation>laut Kamera {time}</translation>
    </message>
  </context>
  <context>
    <name>Welcome</name>
    <message>
      <source>Drop a folder of camera-trap videos here</source>
      <translation>Ordner mit Kamerafallen-Videos hierher ziehen</translation>
    </message>
    <message>
      <source>OPEN AGAIN</source>
      <translation>ZULETZT GEÖFFNET</translation>
    </message>
    <message>
      <source>Open a folder…</source>
      <translation>Ordner öffnen …</translation>
    </message>
    <message>
      <source>Open a project…</source>
      <translation>Projekt öffnen …</translation>
    </message>
    <message>
      <source>Renders a few clips of animals on this computer and scans them</source>
      <translation>Zeichnet auf diesem Computer einige Clips mit Tieren und scannt sie</translation>
    </message>
    <message>
      <source>Trapline finds the animals in them. Your files stay where they are, untouched.</source>
      <translation>Trapline findet die Tiere darin. Ihre Dateien bleiben unverändert, wo sie sind.</translation>
    </message>
    <message>
      <source>Try the demonstration</source>
      <translation>Vorführung ansehen</translation>
    </message>
  </context>
  <context>
    <name>WhenPart</name>
    <message>
      <source>Again at the playhead</source>
      <translation>Noch einmal an der Abspielposition</translation>
    </message>
    <message>
      <source>Hiding part {n} of {all}…</source>
      <translation>Teil {n} von {all} wird verdeckt …</translation>
    </message>
    <message>
      <source>It misses {span} most: {share} without it.</source>
      <translation>Am wichtigsten ist {span}: ohne dies nur {share}.</translation>
    </message>
    <message>
      <source>No part of the clip matters by itself: without any of them it says the same.</source>
      <translation>Kein Teil des Clips ist für sich allein ausschlaggebend: Ohne jeden einzelnen bleibt das Ergebnis gleich.</translation>
    </message>
    <message>
      <source>Parts of the clip</source>
      <translation>Teile des Clips</translation>
    </message>
    <message>
      <source>Without {span}: {share}</source>
      <translation>Ohne {span}: {share}</translation>
    </message>
    <message>
      <source>{name}: {share} from {span}. What is lost without each part:</source>
      <translation>{name}: {share} in {span}. Was ohne jeden Teil verloren geht:</translation>
    </message>
    <message>
      <source>{name}: {share} in this clip.</source>
      <translation>{name}: {share} in diesem Clip.</translation>
    </message>
  </context>
  <context>
    <name>WherePart</name>
    <message>
      <source>Head</source>
      <translation>Kopf</translation>
    </message>
    <message>
      <source>Head of the layer</source>
      <translation>Kopf der Schicht</translation>
    </message>
    <message>
      <source>Layer</source>
      <translation>Schicht</translation>
    </message>
    <message>
      <source>Layer of the stage</source>
      <translation>Schicht der Stufe</translation>
    </message>
    <message>
      <source>Nearly white where it looked most, clear where least.</source>
      <translation>Fast weiß, wo das Modell am meisten hingeschaut hat, durchsichtig, wo am wenigsten.</translation>
    </message>
    <message>
      <source>Stage</source>
      <translation>Stufe</translation>
    </message>
    <message>
      <source>Stage of the model</source>
      <translation>Stufe des Modells</translation>
    </message>
    <message>
      <source>all</source>
      <translation>alle</translation>
    </message>
  </context>
  <context>
    <name>Why</name>
    <message>
      <source>No model has looked at this: people added it, or it was found without one.</source>
      <translation>Das hat kein Modell angesehen: Es wurde von Hand hinzugefügt oder ohne Modell gefunden.</translation>
    </message>
  </context>
  <context>
    <name>WhyCard</name>
    <message>
      <source>Examples</source>
      <translation>Beispiele</translation>
    </message>
    <message>
      <source>WHY IT THINKS SO</source>
      <translation>WARUM DIESES ERGEBNIS</translation>
    </message>
    <message>
      <source>When</source>
      <translation>Wann</translation>
    </message>
    <message>
      <source>Where</source>
      <translation>Wo</translation>
    </message>
  </context>
  <context>
    <name>WiderNames</name>
    <message>
      <source>Not sure? Name it by its {rank}: {name}</source>
      <translation>Nicht sicher? Bis zur {rank} bestimmen: {name}</translation>
    </message>
  </context>
  <context>
    <name>Wishing</name>
    <message>
      <source>Wait until the scan is over, or stop it; then choose again.</source>
      <translation>Warten Sie, bis der Scan fertig ist oder beenden Sie ihn; wählen Sie dann noch einmal.</translation>
    </message>
  </context>
  <context>
    <name>Words</name>
    <message>
      <source>Add {name} to this project</source>
      <translation>{name} zu diesem Projekt hinzufügen</translation>
    </message>
    <message>
      <source>Add “{name}” to the ethogram</source>
      <translation>„{name}“ zum Ethogramm hinzufügen</translation>
    </message>
    <message>
      <source>Call it {name}</source>
      <translation>Als {name} bestimmen</translation>
    </message>
  </context>
  <context>
    <name>WorkLine</name>
    <message>
      <source>Stop this</source>
      <translation>Anhalten</translation>
    </message>
    <message>
      <source>Stopping…</source>
      <translation>Wird angehalten …</translation>
    </message>
    <message>
      <source>{n} %</source>
      <translation>{n} %</translation>
    </message>
  </context>
  <context>
    <name>WorkerProcess</name>
    <message>
      <source>the scan process could not be started</source>
      <translation>der Scanprozess konnte nicht gestartet werden</translation>
    </message>
  </context>
  <context>
    <name>Workroom</name>
    <message>
      <source>Back to the agreement</source>
      <translation>Zurück zur Übereinstimmung</translation>
    </message>
    <message>
      <source>Go to the first</source>
      <translation>Zum ersten gehen</translation>
    </message>
    <message>
      <source>Look at them</source>
      <translation>Ansehen</translation>
    </message>
    <message>
      <source>Nothing else is to be reviewed.</source>
      <translation>Sonst ist nichts zu prüfen.</translation>
    </message>
    <message>
      <source>{what}: what the two observers do not agree on.</source>
      <translation>{what}: worin die beiden Beobachter nicht übereinstimmen.</translation>
    </message>
  </context>
  <context>
    <name>_ScoreBar</name>
    <message>
      <source>Name it {name}</source>
      <translation>Als {name} bestimmen</translation>
    </message>
  </context>
</TS>
