<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
  <context>
    <name>AboutDialog</name>
    <message>
      <source>About Trapline</source>
      <translation>Acerca de Trapline</translation>
    </message>
    <message>
      <source>Finds, reviews and analyses animals in camera-trap video, on your own computer.</source>
      <translation>Encuentra, revisa y analiza animales en videos de cámaras trampa, en su propio equipo.</translation>
    </message>
    <message>
      <source>How to cite</source>
      <translation>Cómo citar</translation>
    </message>
    <message>
      <source>Licence</source>
      <translation>Licencia</translation>
    </message>
    <message>
      <source>Parts and their licences</source>
      <translation>Componentes y sus licencias</translation>
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
      <translation>Comportamiento</translation>
    </message>
    <message>
      <source>Behavior of the chosen</source>
      <translation>Comportamiento de la selección</translation>
    </message>
    <message>
      <source>Species</source>
      <translation>Especie</translation>
    </message>
    <message>
      <source>Species of the chosen</source>
      <translation>Especie de la selección</translation>
    </message>
    <message>
      <source>{m} observations</source>
      <translation>{m} observaciones</translation>
    </message>
    <message>
      <source>{n} of {m} chosen</source>
      <translation>{n} de {m} seleccionadas</translation>
    </message>
  </context>
  <context>
    <name>Adding</name>
    <message>
      <source>This file cannot be read: nothing can be said of what is in it.</source>
      <translation>Este archivo no se puede leer: no se puede decir nada de lo que contiene.</translation>
    </message>
  </context>
  <context>
    <name>AgreementDialog</name>
    <message>
      <source>Agreement</source>
      <translation>Concordancia</translation>
    </message>
    <message>
      <source>Agreement of observers</source>
      <translation>Concordancia entre observadores</translation>
    </message>
    <message>
      <source>Animals compared: {n}, kappa {k}. Videos: {m}</source>
      <translation>Animales comparados: {n}, kappa {k}. Videos: {m}</translation>
    </message>
    <message>
      <source>Animals in the labels alone: {a}, only seen by the second: {b}</source>
      <translation>Animales solo en las etiquetas: {a}; vistos solo por la segunda persona: {b}</translation>
    </message>
    <message>
      <source>Both</source>
      <translation>Ambos</translation>
    </message>
    <message>
      <source>Class</source>
      <translation>Clase</translation>
    </message>
    <message>
      <source>Comma-separated values (*.csv)</source>
      <translation>Valores separados por comas (*.csv)</translation>
    </message>
    <message>
      <source>Differ</source>
      <translation>Difieren</translation>
    </message>
    <message>
      <source>Kappa</source>
      <translation>Kappa</translation>
    </message>
    <message>
      <source>Labels</source>
      <translation>Etiquetas</translation>
    </message>
    <message>
      <source>Labels that count against</source>
      <translation>Etiquetas vigentes comparadas con</translation>
    </message>
    <message>
      <source>Nothing has been reviewed by both yet.</source>
      <translation>Aún no hay nada revisado por ambos.</translation>
    </message>
    <message>
      <source>Save numbers…</source>
      <translation>Guardar números…</translation>
    </message>
    <message>
      <source>Save the numbers</source>
      <translation>Guardar los números</translation>
    </message>
    <message>
      <source>Second</source>
      <translation>Segundo observador</translation>
    </message>
    <message>
      <source>Second observer</source>
      <translation>Segundo observador</translation>
    </message>
    <message>
      <source>Shared</source>
      <translation>Compartido</translation>
    </message>
    <message>
      <source>Species count animals that both reviewed; behaviors count seconds of what both kept. What one alone saw has no part in kappa. Kappa is agreement beyond chance (Cohen 1960): 1 is perfect, 0 is chance. Shared is the bouts' intersection over union; moments are counted, the same within 1 s. In brackets: 95 % intervals over sites, or over videos where fewer than six sites have any. A click on what differs opens its videos.</source>
      <translation>En las especies se cuentan los animales que ambos revisaron; en los comportamientos, los segundos de lo que ambos conservaron. Lo que vio uno solo no entra en kappa. Kappa es la concordancia más allá del azar (Cohen 1960): 1 es perfecta, 0 equivale al azar. Lo compartido es la intersección de los episodios dividida entre su unión; los momentos se cuentan y son el mismo si distan 1 s como máximo. Entre paréntesis: intervalos del 95 % sobre los sitios, o sobre los videos donde menos de seis sitios tienen alguno. Un clic en lo que difiere abre sus videos.</translation>
    </message>
    <message>
      <source>not seen by one</source>
      <translation>no visto por uno</translation>
    </message>
    <message>
      <source>rejected</source>
      <translation>rechazado</translation>
    </message>
    <message>
      <source>{file} is written.</source>
      <translation>Se guardó {file}.</translation>
    </message>
    <message>
      <source>{k} (95 % interval {low} to {high})</source>
      <translation>{k} (intervalo del 95 %: {low} a {high})</translation>
    </message>
    <message>
      <source>{value} ({low} to {high})</source>
      <translation>{value} ({low} a {high})</translation>
    </message>
  </context>
  <context>
    <name>AnalysePage</name>
    <message>
      <source>A click on a part of the plot or on a number opens its videos.</source>
      <translation>Un clic en una parte del gráfico o en un número abre sus videos.</translation>
    </message>
    <message>
      <source>All analyses of this selection in one HTML file</source>
      <translation>Todos los análisis de esta selección en un archivo HTML</translation>
    </message>
    <message>
      <source>Analyses</source>
      <translation>Análisis</translation>
    </message>
    <message>
      <source>Report…</source>
      <translation>Informe…</translation>
    </message>
    <message>
      <source>Save numbers…</source>
      <translation>Guardar números…</translation>
    </message>
    <message>
      <source>Save picture…</source>
      <translation>Guardar gráfico…</translation>
    </message>
    <message>
      <source>What was found</source>
      <translation>Lo que se encontró</translation>
    </message>
    <message>
      <source>Working…</source>
      <translation>Calculando…</translation>
    </message>
  </context>
  <context>
    <name>AnalyseVisit</name>
    <message>
      <source>Back to Analyse</source>
      <translation>Volver a Analizar</translation>
    </message>
    <message>
      <source>{what} (one animal in one video).</source>
      <translation>{what} (un animal en un video).</translation>
    </message>
    <message>
      <source>{what} ({m} animals in one video).</source>
      <translation>{what} ({m} animales en un video).</translation>
    </message>
    <message>
      <source>{what} ({m} animals in {n} videos).</source>
      <translation>{what} ({m} animales en {n} videos).</translation>
    </message>
  </context>
  <context>
    <name>Analyses</name>
    <message>
      <source>Accumulation</source>
      <translation>Acumulación de especies</translation>
    </message>
    <message>
      <source>Behavior</source>
      <translation>Comportamiento</translation>
    </message>
    <message>
      <source>By class</source>
      <translation>Por clase</translation>
    </message>
    <message>
      <source>By hour</source>
      <translation>Por hora</translation>
    </message>
    <message>
      <source>By season</source>
      <translation>Por estación del año</translation>
    </message>
    <message>
      <source>By site</source>
      <translation>Por sitio</translation>
    </message>
    <message>
      <source>Confusion</source>
      <translation>Confusión</translation>
    </message>
    <message>
      <source>Daily activity</source>
      <translation>Actividad diaria</translation>
    </message>
    <message>
      <source>Detection history</source>
      <translation>Historial de detección</translation>
    </message>
    <message>
      <source>Duration of bouts</source>
      <translation>Duración de los episodios</translation>
    </message>
    <message>
      <source>Effort by occasion</source>
      <translation>Esfuerzo de muestreo por ocasión</translation>
    </message>
    <message>
      <source>Machine and people</source>
      <translation>Programa y personas</translation>
    </message>
    <message>
      <source>Map of sites</source>
      <translation>Mapa de sitios</translation>
    </message>
    <message>
      <source>Naive occupancy</source>
      <translation>Ocupación ingenua</translation>
    </message>
    <message>
      <source>Overlap of two species</source>
      <translation>Solapamiento de dos especies</translation>
    </message>
    <message>
      <source>Reactions to the camera</source>
      <translation>Reacciones a la cámara</translation>
    </message>
    <message>
      <source>Relative abundance</source>
      <translation>Abundancia relativa</translation>
    </message>
    <message>
      <source>Relative abundance by site</source>
      <translation>Abundancia relativa por sitio</translation>
    </message>
    <message>
      <source>Species and sites</source>
      <translation>Especies y sitios</translation>
    </message>
    <message>
      <source>Time budget by individual</source>
      <translation>Presupuesto de tiempo por individuo</translation>
    </message>
    <message>
      <source>Time budget by species</source>
      <translation>Presupuesto de tiempo por especie</translation>
    </message>
    <message>
      <source>Time of day</source>
      <translation>Hora del día</translation>
    </message>
    <message>
      <source>What follows what</source>
      <translation>Secuencia de comportamientos</translation>
    </message>
  </context>
  <context>
    <name>Behaving</name>
    <message>
      <source>Accept {name}</source>
      <translation>Aceptar {name}</translation>
    </message>
    <message>
      <source>Add a behavior</source>
      <translation>Añadir un comportamiento</translation>
    </message>
    <message>
      <source>Name a behavior</source>
      <translation>Indicar un comportamiento</translation>
    </message>
  </context>
  <context>
    <name>BoxCanvas</name>
    <message>
      <source>Drag to move this box, with Shift to draw another over it.</source>
      <translation>Arrastre para mover este recuadro; con Mayús se dibuja otro encima.</translation>
    </message>
  </context>
  <context>
    <name>Boxing</name>
    <message>
      <source>Draw an animal</source>
      <translation>Dibujar un animal</translation>
    </message>
    <message>
      <source>It is the only box of this animal. Reject the animal instead.</source>
      <translation>Es el único recuadro de este animal. Rechace el animal en su lugar.</translation>
    </message>
    <message>
      <source>Move the box of {name}</source>
      <translation>Mover el recuadro de {name}</translation>
    </message>
    <message>
      <source>Remove a box of {name}</source>
      <translation>Quitar un recuadro de {name}</translation>
    </message>
    <message>
      <source>Select an animal that has a box in this frame first.</source>
      <translation>Seleccione primero un animal que tenga un recuadro en este fotograma.</translation>
    </message>
    <message>
      <source>There is no picture to draw on.</source>
      <translation>No hay imagen sobre la que dibujar.</translation>
    </message>
    <message>
      <source>This box follows from those before and after it. Go to one of them to remove it.</source>
      <translation>Este recuadro se deduce de los anteriores y posteriores. Vaya a uno de ellos para quitarlo.</translation>
    </message>
  </context>
  <context>
    <name>BulkProgress</name>
    <message>
      <source>Cancel</source>
      <translation>Cancelar</translation>
    </message>
  </context>
  <context>
    <name>BurntInDialog</name>
    <message>
      <source>Clocks in the pictures</source>
      <translation>Hora impresa en las imágenes</translation>
    </message>
    <message>
      <source>Day or month first</source>
      <translation>Primero el día o el mes</translation>
    </message>
    <message>
      <source>In the picture</source>
      <translation>En la imagen</translation>
    </message>
    <message>
      <source>Known from</source>
      <translation>Fuente</translation>
    </message>
    <message>
      <source>Leave out dates that can be read in two ways</source>
      <translation>Omitir las fechas ambiguas</translation>
    </message>
    <message>
      <source>Reading the pictures…</source>
      <translation>Leyendo las imágenes…</translation>
    </message>
    <message>
      <source>Recorded now</source>
      <translation>Hora de grabación actual</translation>
    </message>
    <message>
      <source>Several frames of each video are read. What cannot be read surely stays as it is, never guessed.</source>
      <translation>Se leen varios fotogramas de cada video. Lo que no se puede leer con seguridad se deja como está; nunca se adivina.</translation>
    </message>
    <message>
      <source>Take these times</source>
      <translation>Usar estas horas</translation>
    </message>
    <message>
      <source>The day comes first: 12/06 is the 12th of June</source>
      <translation>Primero el día: 12/06 es el 12 de junio</translation>
    </message>
    <message>
      <source>The first {n} videos are shown.</source>
      <translation>Se muestran los primeros {n} videos.</translation>
    </message>
    <message>
      <source>The month comes first: 12/06 is the 6th of December</source>
      <translation>Primero el mes: 12/06 es el 6 de diciembre</translation>
    </message>
    <message>
      <source>Times from the pictures</source>
      <translation>Horas de las imágenes</translation>
    </message>
    <message>
      <source>Video</source>
      <translation>Video</translation>
    </message>
    <message>
      <source>unknown</source>
      <translation>desconocido</translation>
    </message>
    <message>
      <source>{read} of {all} clocks can be read; videos that would get that time: {new}.</source>
      <translation>Se pueden leer {read} de {all} relojes; videos que recibirían esa hora: {new}.</translation>
    </message>
  </context>
  <context>
    <name>Captions</name>
    <message>
      <source>Choose one in the library, or drop a folder of videos on the window.</source>
      <translation>Elija uno en la biblioteca o arrastre una carpeta de videos a la ventana.</translation>
    </message>
    <message>
      <source>Frame {0} cannot be read</source>
      <translation>No se puede leer el fotograma {0}</translation>
    </message>
    <message>
      <source>No video open</source>
      <translation>Ningún video abierto</translation>
    </message>
    <message>
      <source>Opening …</source>
      <translation>Abriendo…</translation>
    </message>
    <message>
      <source>Reads up to {0}</source>
      <translation>Legible hasta {0}</translation>
    </message>
    <message>
      <source>Reads up to {0} of {1}</source>
      <translation>Legible hasta {0} de {1}</translation>
    </message>
    <message>
      <source>The end of this photo is missing</source>
      <translation>Falta el final de esta foto</translation>
    </message>
    <message>
      <source>{0} cannot be read</source>
      <translation>{0} no se puede leer</translation>
    </message>
    <message>
      <source>“{0}” is neither a time nor a frame: write 12.5, 1:05 or f374</source>
      <translation>«{0}» no es un tiempo ni un fotograma: 12,5; 1:05; f374</translation>
    </message>
    <message>
      <source>“{0}” is past the last frame, at {1}</source>
      <translation>«{0}» está después del último fotograma, en {1}</translation>
    </message>
  </context>
  <context>
    <name>Choices</name>
    <message>
      <source>Add “{name}” to this project…</source>
      <translation>Añadir «{name}» a este proyecto…</translation>
    </message>
    <message>
      <source>Arrow down and Enter add it.</source>
      <translation>Flecha abajo e Intro lo añaden.</translation>
    </message>
    <message>
      <source>Arrow keys: take a near one, or add it.</source>
      <translation>Flechas: uno parecido, o añadirlo.</translation>
    </message>
    <message>
      <source>No animal here is called “{name}”.</source>
      <translation>Ningún animal de aquí se llama «{name}».</translation>
    </message>
    <message>
      <source>No behavior here is called “{name}”.</source>
      <translation>Ningún comportamiento de aquí se llama «{name}».</translation>
    </message>
    <message>
      <source>class</source>
      <translation>clase</translation>
    </message>
    <message>
      <source>family</source>
      <translation>familia</translation>
    </message>
    <message>
      <source>genus</source>
      <translation>género</translation>
    </message>
    <message>
      <source>group</source>
      <translation>grupo</translation>
    </message>
    <message>
      <source>moment</source>
      <translation>momento</translation>
    </message>
    <message>
      <source>not on the list</source>
      <translation>no está en la lista</translation>
    </message>
    <message>
      <source>order</source>
      <translation>orden</translation>
    </message>
    <message>
      <source>recent</source>
      <translation>reciente</translation>
    </message>
    <message>
      <source>species</source>
      <translation>especie</translation>
    </message>
    <message>
      <source>subfamily</source>
      <translation>subfamilia</translation>
    </message>
    <message>
      <source>tribe</source>
      <translation>tribu</translation>
    </message>
    <message>
      <source>“{name}” is not offered now: the ethogram says so.</source>
      <translation>«{name}» no se ofrece ahora: así lo dice el etograma.</translation>
    </message>
  </context>
  <context>
    <name>Choosing</name>
    <message>
      <source>1 day an occasion</source>
      <translation>1 día por ocasión</translation>
    </message>
    <message>
      <source>All days</source>
      <translation>Todos los días</translation>
    </message>
    <message>
      <source>All sites</source>
      <translation>Todos los sitios</translation>
    </message>
    <message>
      <source>All species</source>
      <translation>Todas las especies</translation>
    </message>
    <message>
      <source>By the sun</source>
      <translation>Según el sol</translation>
    </message>
    <message>
      <source>Coordinates</source>
      <translation>Coordenadas</translation>
    </message>
    <message>
      <source>Days of an occasion</source>
      <translation>Días por ocasión</translation>
    </message>
    <message>
      <source>First species</source>
      <translation>Primera especie</translation>
    </message>
    <message>
      <source>From this day</source>
      <translation>Desde este día</translation>
    </message>
    <message>
      <source>How exactly the map and its numbers tell where sites are</source>
      <translation>Con qué exactitud el mapa y sus números muestran dónde están los sitios</translation>
    </message>
    <message>
      <source>Reviewed means animals and behaviors that a person looked at. What “Confirm the rest” accepted unseen is still the machine's word.</source>
      <translation>Revisado es lo que una persona ha mirado, tanto de animales como de comportamientos. Lo que «Confirmar los demás» aceptó sin revisarlo lo sigue diciendo solo el programa.</translation>
    </message>
    <message>
      <source>Reviewed only</source>
      <translation>Solo lo revisado</translation>
    </message>
    <message>
      <source>Reviewed or not</source>
      <translation>Revisado o no</translation>
    </message>
    <message>
      <source>Reviewed, or by a rule</source>
      <translation>Revisado o por regla</translation>
    </message>
    <message>
      <source>Second species</source>
      <translation>Segunda especie</translation>
    </message>
    <message>
      <source>Share of an occasion that a camera has to work for it to count</source>
      <translation>Parte de una ocasión que debe funcionar una cámara para que cuente</translation>
    </message>
    <message>
      <source>Species of the detection history</source>
      <translation>Especie para el historial de detección</translation>
    </message>
    <message>
      <source>Sunrise at 6, sunset at 18, wherever and whenever it was.</source>
      <translation>El sol sale a las 6 y se pone a las 18, sin importar el lugar ni la época.</translation>
    </message>
    <message>
      <source>To this day</source>
      <translation>Hasta este día</translation>
    </message>
    <message>
      <source>Whose word counts</source>
      <translation>De quién es la palabra que cuenta</translation>
    </message>
    <message>
      <source>and</source>
      <translation>y</translation>
    </message>
    <message>
      <source>worked at all</source>
      <translation>muestreada en algo</translation>
    </message>
    <message>
      <source>worked {n} % or more</source>
      <translation>{n} % o más muestreado</translation>
    </message>
    <message>
      <source>{n} days an occasion</source>
      <translation>{n} días por ocasión</translation>
    </message>
    <message>
      <source>{n} sites</source>
      <translation>{n} sitios</translation>
    </message>
    <message>
      <source>{n} species</source>
      <translation>{n} especies</translation>
    </message>
  </context>
  <context>
    <name>ClassModel</name>
    <message>
      <source>All</source>
      <translation>Todos</translation>
    </message>
    <message>
      <source>Clips: {n}. Events, whose clips show the same animals: {m}.</source>
      <translation>Clips: {n}. Eventos, cuyos clips muestran los mismos animales: {m}.</translation>
    </message>
    <message>
      <source>{site}: judged on, never learned from</source>
      <translation>{site}: solo para evaluar, no para aprender</translation>
    </message>
  </context>
  <context>
    <name>ClassTable</name>
    <message>
      <source>Examples of each class at each site</source>
      <translation>Ejemplos de cada clase en cada sitio</translation>
    </message>
  </context>
  <context>
    <name>ClockDialog</name>
    <message>
      <source>And when it said</source>
      <translation>Y cuando indicaba</translation>
    </message>
    <message>
      <source>Clock of {name}</source>
      <translation>Reloj de {name}</translation>
    </message>
    <message>
      <source>Day and month were swapped</source>
      <translation>El día y el mes estaban intercambiados</translation>
    </message>
    <message>
      <source>It drifted: two moments are known</source>
      <translation>Se fue desviando: se conocen dos momentos</translation>
    </message>
    <message>
      <source>It is repaired already; what you choose here replaces that.</source>
      <translation>Este reloj ya está corregido: lo que elija aquí sustituye esa corrección.</translation>
    </message>
    <message>
      <source>It lost its power and began anew (2000, 1970)</source>
      <translation>Se quedó sin energía y empezó de nuevo (2000, 1970)</translation>
    </message>
    <message>
      <source>It was</source>
      <translation>Real</translation>
    </message>
    <message>
      <source>It was changed to summer time; I want standard time</source>
      <translation>Se cambió al horario de verano; quiero el horario estándar</translation>
    </message>
    <message>
      <source>It was in truth</source>
      <translation>En realidad era</translation>
    </message>
    <message>
      <source>It was set wrong: always off by the same</source>
      <translation>Estaba mal puesto: siempre con la misma diferencia</translation>
    </message>
    <message>
      <source>Nothing: believe it as it is</source>
      <translation>Nada: las horas son correctas</translation>
    </message>
    <message>
      <source>Repair</source>
      <translation>Corregir</translation>
    </message>
    <message>
      <source>Summer time of</source>
      <translation>Horario de verano de</translation>
    </message>
    <message>
      <source>The camera said</source>
      <translation>Según la cámara</translation>
    </message>
    <message>
      <source>Video</source>
      <translation>Video</translation>
    </message>
    <message>
      <source>Videos, before and after</source>
      <translation>Videos, antes y después</translation>
    </message>
    <message>
      <source>What was wrong</source>
      <translation>Qué estaba mal</translation>
    </message>
    <message>
      <source>When the camera said</source>
      <translation>Cuando la cámara indicaba</translation>
    </message>
    <message>
      <source>{moved} of {all} videos get another time. What the camera said is kept.</source>
      <translation>{moved} de {all} videos reciben otra hora. Se conserva lo que indicaba la cámara.</translation>
    </message>
  </context>
  <context>
    <name>Coding</name>
    <message>
      <source>Select the animal that does it first.</source>
      <translation>Seleccione primero el animal que lo hace.</translation>
    </message>
  </context>
  <context>
    <name>CodingBar</name>
    <message>
      <source>CODING  {name}</source>
      <translation>CODIFICANDO  {name}</translation>
    </message>
    <message>
      <source>Coding</source>
      <translation>Codificación</translation>
    </message>
    <message>
      <source>Coding is over</source>
      <translation>Codificación terminada</translation>
    </message>
    <message>
      <source>Hold a key while it lasts, or tap when it begins and ends. Esc ends coding.</source>
      <translation>Mantenga la tecla mientras dure, o pulse al empezar y al acabar. Esc termina.</translation>
    </message>
    <message>
      <source>select an animal</source>
      <translation>seleccione un animal</translation>
    </message>
  </context>
  <context>
    <name>ColumnsForm</name>
    <message>
      <source>Behavior</source>
      <translation>Comportamiento</translation>
    </message>
    <message>
      <source>End</source>
      <translation>Fin</translation>
    </message>
    <message>
      <source>Folder of the file</source>
      <translation>Carpeta del archivo</translation>
    </message>
    <message>
      <source>How many</source>
      <translation>Cuántos</translation>
    </message>
    <message>
      <source>Individual</source>
      <translation>Individuo</translation>
    </message>
    <message>
      <source>Life stage</source>
      <translation>Etapa de vida</translation>
    </message>
    <message>
      <source>No column</source>
      <translation>Ninguna columna</translation>
    </message>
    <message>
      <source>Notes</source>
      <translation>Notas</translation>
    </message>
    <message>
      <source>Sex</source>
      <translation>Sexo</translation>
    </message>
    <message>
      <source>Species</source>
      <translation>Especie</translation>
    </message>
    <message>
      <source>Start (seconds or m:s)</source>
      <translation>Inicio (segundos o m:s)</translation>
    </message>
    <message>
      <source>Video file</source>
      <translation>Archivo de video</translation>
    </message>
  </context>
  <context>
    <name>ConfidencePage</name>
    <message>
      <source>Between</source>
      <translation>Intermedio</translation>
    </message>
    <message>
      <source>Confidence by tenths</source>
      <translation>Confianza por décimas</translation>
    </message>
    <message>
      <source>Drag over the bars to keep a part of them.</source>
      <translation>Arrastre sobre las barras para seleccionar un intervalo.</translation>
    </message>
    <message>
      <source>Sure</source>
      <translation>Seguro</translation>
    </message>
    <message>
      <source>Unsure</source>
      <translation>Inseguro</translation>
    </message>
  </context>
  <context>
    <name>ConfirmRestDialog</name>
    <message>
      <source>A genus, family or order takes all that belongs to it. In brackets: where the true share lies 19 times in 20. What the filter hides stays as it is. All can be undone in one step, and each label says that it was given by this rule.</source>
      <translation>Un género, una familia o un orden incluye todo lo que le pertenece. Entre paréntesis: intervalo en el que está la proporción verdadera 19 de cada 20 veces. Lo que el filtro oculta ahora no se toca. Todo se puede deshacer en un paso, y cada etiqueta indica que procede de esta regla.</translation>
    </message>
    <message>
      <source>Confirm the rest</source>
      <translation>Confirmar los demás</translation>
    </message>
    <message>
      <source>Confirm {n}</source>
      <translation>Confirmar {n}</translation>
    </message>
    <message>
      <source>Confirm {n} × {name} from {share} on</source>
      <translation>Confirmar {n} × {name} desde {share}</translation>
    </message>
    <message>
      <source>From this confidence on</source>
      <translation>Desde esta confianza</translation>
    </message>
    <message>
      <source>Nobody has looked yet at anything that this rule would have taken in videos that the model has not learned from.</source>
      <translation>En los videos de los que el modelo no aprendió aún no se ha revisado nada que esta regla habría confirmado.</translation>
    </message>
    <message>
      <source>Nobody has looked yet at anything that this rule would have taken.</source>
      <translation>Aún no se ha revisado nada que esta regla habría confirmado.</translation>
    </message>
    <message>
      <source>None is that sure: the surest has {share}</source>
      <translation>Ninguna es tan segura: la más segura tiene {share}</translation>
    </message>
    <message>
      <source>Of {n} that this rule would have taken and somebody has looked at, {k} were wrong: {share}.</source>
      <translation>De {n} revisadas que esta regla habría confirmado, {k} eran incorrectas: {share}.</translation>
    </message>
    <message>
      <source>One observation would be confirmed unseen</source>
      <translation>Se confirmaría una observación sin revisarla</translation>
    </message>
    <message>
      <source>Species</source>
      <translation>Especie</translation>
    </message>
    <message>
      <source>That rests on few. Review at least {n} first, best of a random sample.</source>
      <translation>Eso se apoya en pocos casos. Revise primero al menos {n}, preferiblemente de una muestra aleatoria.</translation>
    </message>
    <message>
      <source>{n} observations would be confirmed unseen</source>
      <translation>Se confirmarían {n} observaciones sin revisarlas</translation>
    </message>
  </context>
  <context>
    <name>Confusion</name>
    <message>
      <source>Who is taken for whom</source>
      <translation>Qué se confunde con qué</translation>
    </message>
  </context>
  <context>
    <name>CoordinatesBox</name>
    <message>
      <source>As exact as they are known</source>
      <translation>Tan exactas como se conocen</translation>
    </message>
    <message>
      <source>Coordinates</source>
      <translation>Coordenadas</translation>
    </message>
    <message>
      <source>Rounded, {reach} off at most</source>
      <translation>Redondeadas, a {reach} como mucho</translation>
    </message>
  </context>
  <context>
    <name>Curves</name>
    <message>
      <source>How the training goes</source>
      <translation>Evolución del entrenamiento</translation>
    </message>
    <message>
      <source>error on what it learns</source>
      <translation>error en los datos de entrenamiento</translation>
    </message>
    <message>
      <source>mean average precision of behaviors, held out</source>
      <translation>mean average precision de comportamientos en lo reservado</translation>
    </message>
    <message>
      <source>right on what is held out</source>
      <translation>aciertos en lo reservado</translation>
    </message>
    <message>
      <source>round {n}</source>
      <translation>ronda {n}</translation>
    </message>
  </context>
  <context>
    <name>DataCard</name>
    <message>
      <source>Do not learn this</source>
      <translation>No aprender esto</translation>
    </message>
    <message>
      <source>Good to know</source>
      <translation>Conviene saber</translation>
    </message>
    <message>
      <source>Learn it as</source>
      <translation>Aprenderlo como</translation>
    </message>
    <message>
      <source>Left out or merged: {what}. Undo</source>
      <translation>Omitido o unido: {what}. Deshacer</translation>
    </message>
    <message>
      <source>Nobody has named an animal or a behavior yet. Name some, or accept what was named right; each is an example to learn from. Rejected motion teaches what is nothing.</source>
      <translation>Aún no se ha nombrado ningún animal ni comportamiento. Nombre algunos, o acepte lo que está bien nombrado; cada uno es un ejemplo del que aprender. El movimiento rechazado enseña dónde no hay nada.</translation>
    </message>
    <message>
      <source>One example, out of what people reviewed.</source>
      <translation>Un ejemplo de lo que revisaron las personas.</translation>
    </message>
    <message>
      <source>One more shows an animal that does none of the behaviors.</source>
      <translation>Otro muestra un animal que no hace ninguno de los comportamientos.</translation>
    </message>
    <message>
      <source>Review more</source>
      <translation>Revisar más</translation>
    </message>
    <message>
      <source>Start the review</source>
      <translation>Empezar la revisión</translation>
    </message>
    <message>
      <source>This project has no videos yet.</source>
      <translation>Este proyecto aún no tiene videos.</translation>
    </message>
    <message>
      <source>What there is to learn from</source>
      <translation>Ejemplos disponibles</translation>
    </message>
    <message>
      <source>What would help most next</source>
      <translation>Lo que más ayudaría ahora</translation>
    </message>
    <message>
      <source>{a} as {b}</source>
      <translation>{a} como {b}</translation>
    </message>
    <message>
      <source>{n} examples of {c} classes from one site, out of what people reviewed.</source>
      <translation>{n} ejemplos de {c} clases de un sitio, de lo que revisaron las personas.</translation>
    </message>
    <message>
      <source>{n} examples of {c} classes from {s} sites, out of what people reviewed.</source>
      <translation>{n} ejemplos de {c} clases de {s} sitios, de lo que revisaron las personas.</translation>
    </message>
    <message>
      <source>{n} examples, all of one class, out of what people reviewed.</source>
      <translation>{n} ejemplos, todos de una clase, de lo que revisaron las personas.</translation>
    </message>
    <message>
      <source>{n} more show animals that do none of the behaviors.</source>
      <translation>Otros {n} muestran animales que no hacen ninguno de los comportamientos.</translation>
    </message>
    <message>
      <source>… and {n} more of the kind.</source>
      <translation>… y {n} más de este tipo.</translation>
    </message>
    <message>
      <source>◦ marks the sites that it is judged on.</source>
      <translation>◦ señala los sitios reservados para evaluar.</translation>
    </message>
  </context>
  <context>
    <name>DateParts</name>
    <message>
      <source>Day</source>
      <translation>Día</translation>
    </message>
    <message>
      <source>Hour</source>
      <translation>Hora</translation>
    </message>
    <message>
      <source>Minute</source>
      <translation>Minuto</translation>
    </message>
    <message>
      <source>Month</source>
      <translation>Mes</translation>
    </message>
    <message>
      <source>Second</source>
      <translation>Segundo</translation>
    </message>
    <message>
      <source>Year</source>
      <translation>Año</translation>
    </message>
  </context>
  <context>
    <name>DaysPage</name>
    <message>
      <source>From</source>
      <translation>Desde</translation>
    </message>
    <message>
      <source>No video says when it was taken.</source>
      <translation>De ningún video se sabe cuándo se grabó.</translation>
    </message>
    <message>
      <source>There are videos from {first} to {last}.</source>
      <translation>Hay videos del {first} al {last}.</translation>
    </message>
    <message>
      <source>Until</source>
      <translation>Hasta</translation>
    </message>
  </context>
  <context>
    <name>Deployments</name>
    <message>
      <source>no</source>
      <translation>no</translation>
    </message>
    <message>
      <source>yes</source>
      <translation>sí</translation>
    </message>
    <message>
      <source>{words} is neither yes nor no.</source>
      <translation>{words} no es ni sí ni no.</translation>
    </message>
    <message>
      <source>{words} is no number.</source>
      <translation>{words} no es un número.</translation>
    </message>
    <message>
      <source>{words} is not a coordinate. Write it like 48.512 or 48° 30.7′.</source>
      <translation>{words} no es una coordenada. Escríbala como 48,512 o 48° 30,7′.</translation>
    </message>
    <message>
      <source>{words} is not a date. Write it like 2026-05-01 12:00.</source>
      <translation>{words} no es una fecha. Formato: 2026-05-01 12:00.</translation>
    </message>
    <message>
      <source>{words} is not a gap. Write it like 2026-05-04 12:00 – 2026-05-06 12:00.</source>
      <translation>{words} no es una interrupción. Formato: 2026-05-04 12:00 – 2026-05-06 12:00.</translation>
    </message>
  </context>
  <context>
    <name>DeploymentsDialog</name>
    <message>
      <source>And {n} more.</source>
      <translation>Y {n} más.</translation>
    </message>
    <message>
      <source>Bait</source>
      <translation>Cebo</translation>
    </message>
    <message>
      <source>Camera</source>
      <translation>Cámara</translation>
    </message>
    <message>
      <source>Change of a deployment</source>
      <translation>Cambio de un despliegue</translation>
    </message>
    <message>
      <source>Click twice on a cell to change it. Times are those of the camera, like 2026-05-01 12:00. Without start and end effort is counted from the first to the last video; gaps, like 2026-05-04 12:00 – 2026-05-06 12:00, are taken off it.</source>
      <translation>Haga doble clic en una celda para cambiarla. Las horas son las de la cámara, con el formato 2026-05-01 12:00. Sin inicio ni fin, el esfuerzo de muestreo se cuenta del primer al último video; las interrupciones, con el formato 2026-05-04 12:00 – 2026-05-06 12:00, se descuentan.</translation>
    </message>
    <message>
      <source>Comments</source>
      <translation>Comentarios</translation>
    </message>
    <message>
      <source>Deployment</source>
      <translation>Despliegue</translation>
    </message>
    <message>
      <source>Deployments</source>
      <translation>Despliegues</translation>
    </message>
    <message>
      <source>Deployments and clocks</source>
      <translation>Despliegues y relojes</translation>
    </message>
    <message>
      <source>End</source>
      <translation>Fin</translation>
    </message>
    <message>
      <source>Gaps</source>
      <translation>Interrupciones</translation>
    </message>
    <message>
      <source>Habitat</source>
      <translation>Hábitat</translation>
    </message>
    <message>
      <source>Height, m</source>
      <translation>Altura (m)</translation>
    </message>
    <message>
      <source>Latitude</source>
      <translation>Latitud</translation>
    </message>
    <message>
      <source>Longitude</source>
      <translation>Longitud</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>Modelo</translation>
    </message>
    <message>
      <source>Place of {site}</source>
      <translation>Coordenadas de {site}</translation>
    </message>
    <message>
      <source>Read the clocks in the pictures…</source>
      <translation>Leer la hora impresa en las imágenes…</translation>
    </message>
    <message>
      <source>Repair its clock…</source>
      <translation>Corregir su reloj…</translation>
    </message>
    <message>
      <source>Site</source>
      <translation>Sitio</translation>
    </message>
    <message>
      <source>Sites from folders…</source>
      <translation>Sitios según las carpetas…</translation>
    </message>
    <message>
      <source>Start</source>
      <translation>Inicio</translation>
    </message>
    <message>
      <source>{name}: the clock fell back at {file}. Did the camera begin anew?</source>
      <translation>{name}: el reloj retrocede en {file}. ¿Se reinició la cámara?</translation>
    </message>
    <message>
      <source>{name}: videos dated in the future: {n}, the first is {file}.</source>
      <translation>{name}: videos con fecha futura: {n}, el primero es {file}.</translation>
    </message>
    <message>
      <source>{name}: videos outside of its start and end: {n}, the first is {file}.</source>
      <translation>{name}: videos fuera de su inicio y fin: {n}, el primero es {file}.</translation>
    </message>
    <message>
      <source>{name}: {files} without a date in {folder}</source>
      <translation>{name}: {files} sin fecha en {folder}</translation>
    </message>
    <message>
      <source>{name}: {files}, {first} – {last}, in {folder}</source>
      <translation>{name}: {files}, {first} – {last}, en {folder}</translation>
    </message>
    <message>
      <source>{site} needs its other coordinate too.</source>
      <translation>{site} necesita también la otra coordenada.</translation>
    </message>
  </context>
  <context>
    <name>Desk</name>
    <message>
      <source>Scan now</source>
      <translation>Procesar ahora</translation>
    </message>
    <message>
      <source>The model runs on: {device}. {why}</source>
      <translation>El modelo se ejecuta en: {device}. {why}</translation>
    </message>
    <message>
      <source>There are no videos in {folder}.</source>
      <translation>No hay videos en {folder}.</translation>
    </message>
  </context>
  <context>
    <name>Details</name>
    <message>
      <source>About it</source>
      <translation>Acerca de este modelo</translation>
    </message>
    <message>
      <source>Class by class</source>
      <translation>Clase por clase</translation>
    </message>
    <message>
      <source>Download</source>
      <translation>Descargar</translation>
    </message>
    <message>
      <source>Export to share…</source>
      <translation>Exportar para compartir…</translation>
    </message>
    <message>
      <source>Found, by the number of examples: {what}.</source>
      <translation>Encontrados, según el número de ejemplos: {what}.</translation>
    </message>
    <message>
      <source>Go on with the download</source>
      <translation>Seguir con la descarga</translation>
    </message>
    <message>
      <source>How far it is</source>
      <translation>Progreso</translation>
    </message>
    <message>
      <source>How good it is here</source>
      <translation>Calidad en este proyecto</translation>
    </message>
    <message>
      <source>How sure it is, and how often it is right then</source>
      <translation>Qué tan seguro está y cuántas veces acierta entonces</translation>
    </message>
    <message>
      <source>Judge on my labels</source>
      <translation>Evaluar con mis etiquetas</translation>
    </message>
    <message>
      <source>Lets it name everything that you have reviewed, and counts how often it is right</source>
      <translation>Le hace identificar todo lo que usted revisó y cuenta cuántas veces acierta</translation>
    </message>
    <message>
      <source>Named as finely as it is sure: {n} of {m} clips, {a} right; it says {b}.</source>
      <translation>Identificados con el detalle que permite su seguridad: {n} de {m} clips, {a} correctos; según él, {b}.</translation>
    </message>
    <message>
      <source>Nobody knows yet how good it is here. Judge it on your labels to see.</source>
      <translation>Aún no se sabe qué tan bueno es en este proyecto. Evalúelo con sus etiquetas para verlo.</translation>
    </message>
    <message>
      <source>Remove…</source>
      <translation>Quitar…</translation>
    </message>
    <message>
      <source>Right at each rank: {what}.</source>
      <translation>Aciertos por rango: {what}.</translation>
    </message>
    <message>
      <source>Right at each site: {what}.</source>
      <translation>Aciertos por sitio: {what}.</translation>
    </message>
    <message>
      <source>Scores from which on</source>
      <translation>Umbrales</translation>
    </message>
    <message>
      <source>Show all {n}</source>
      <translation>Mostrar los {n}</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Detener</translation>
    </message>
    <message>
      <source>What it can name</source>
      <translation>Lo que puede identificar</translation>
    </message>
    <message>
      <source>What it says of its certainty is off by {n} on average.</source>
      <translation>La confianza que indica se desvía {n} en promedio.</translation>
    </message>
    <message>
      <source>Who is taken for whom (rows: what it is)</source>
      <translation>Qué se confunde con qué (filas: lo que es)</translation>
    </message>
    <message>
      <source>With each site left out in turn, mean average precision there: {what}.</source>
      <translation>Dejando fuera cada sitio por turno, mean average precision allí: {what}.</translation>
    </message>
    <message>
      <source>With each site left out in turn, right there: {what}.</source>
      <translation>Dejando fuera cada sitio por turno, aciertos allí: {what}.</translation>
    </message>
    <message>
      <source>With the frames in random order, {what} go from {a} to {b}.</source>
      <translation>Con los fotogramas en orden aleatorio, {what} pasan de {a} a {b}.</translation>
    </message>
    <message>
      <source>With the frames in random order, {what} stay at {b}: time is not used.</source>
      <translation>Con los fotogramas en orden aleatorio, {what} siguen en {b}: no se usa el tiempo.</translation>
    </message>
    <message>
      <source>behaviors</source>
      <translation>comportamientos</translation>
    </message>
    <message>
      <source>class</source>
      <translation>clase</translation>
    </message>
    <message>
      <source>clips</source>
      <translation>clips</translation>
    </message>
    <message>
      <source>family</source>
      <translation>familia</translation>
    </message>
    <message>
      <source>few</source>
      <translation>pocos</translation>
    </message>
    <message>
      <source>found</source>
      <translation>encontrados</translation>
    </message>
    <message>
      <source>genus</source>
      <translation>género</translation>
    </message>
    <message>
      <source>many</source>
      <translation>muchos</translation>
    </message>
    <message>
      <source>order</source>
      <translation>orden</translation>
    </message>
    <message>
      <source>right when called</source>
      <translation>aciertos</translation>
    </message>
    <message>
      <source>some</source>
      <translation>algunos</translation>
    </message>
    <message>
      <source>species</source>
      <translation>especie</translation>
    </message>
    <message>
      <source>{mark} More about this model</source>
      <translation>{mark} Más sobre este modelo</translation>
    </message>
    <message>
      <source>{name}: from {score} on, which finds {n} of them</source>
      <translation>{name}: desde {score}, con lo que encuentra el {n}</translation>
    </message>
    <message>
      <source>{name}: never sure enough</source>
      <translation>{name}: nunca lo bastante seguro</translation>
    </message>
    <message>
      <source>{n} of calls right</source>
      <translation>{n} de identificaciones correctas</translation>
    </message>
    <message>
      <source>… and {n} more</source>
      <translation>… y {n} más</translation>
    </message>
  </context>
  <context>
    <name>DiagnosticsDialog</name>
    <message>
      <source>Collecting…</source>
      <translation>Reuniendo…</translation>
    </message>
    <message>
      <source>For whoever helps you. It is saved where you say and never sent. Paths, file names and the names of your sites and people are taken out; look through it before you give it away.</source>
      <translation>Para quien le ayude. Se guarda donde usted indique y nunca se envía. Se quitan las rutas, los nombres de archivos y los de sus sitios y personas; revíselo antes de entregarlo.</translation>
    </message>
    <message>
      <source>Save as…</source>
      <translation>Guardar como…</translation>
    </message>
    <message>
      <source>Save diagnostics</source>
      <translation>Guardar el diagnóstico</translation>
    </message>
    <message>
      <source>Zip files (*.zip)</source>
      <translation>Archivos ZIP (*.zip)</translation>
    </message>
  </context>
  <context>
    <name>DisplayPanel</name>
    <message>
      <source>As recorded</source>
      <translation>Como se grabó</translation>
    </message>
    <message>
      <source>Brightness of the dark</source>
      <translation>Brillo de las zonas oscuras</translation>
    </message>
    <message>
      <source>Contrast</source>
      <translation>Contraste</translation>
    </message>
    <message>
      <source>Contrast within small parts</source>
      <translation>Contraste en zonas pequeñas</translation>
    </message>
    <message>
      <source>Dark parts</source>
      <translation>Zonas oscuras</translation>
    </message>
    <message>
      <source>Local contrast</source>
      <translation>Contraste local</translation>
    </message>
    <message>
      <source>Night</source>
      <translation>Noche</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>Imagen</translation>
    </message>
    <message>
      <source>Picture, on this screen alone</source>
      <translation>Imagen, solo en esta pantalla</translation>
    </message>
    <message>
      <source>Take color casts away (infrared)</source>
      <translation>Quitar la dominante de color (infrarrojo)</translation>
    </message>
  </context>
  <context>
    <name>Door</name>
    <message>
      <source>Add its videos</source>
      <translation>Añadir sus videos</translation>
    </message>
    <message>
      <source>Closing…</source>
      <translation>Cerrando el proyecto…</translation>
    </message>
    <message>
      <source>Drawing the first video…</source>
      <translation>Dibujando el primer video…</translation>
    </message>
    <message>
      <source>Keep it elsewhere…</source>
      <translation>Guardarlo en otro lugar…</translation>
    </message>
    <message>
      <source>Keep the project in</source>
      <translation>Guardar el proyecto en</translation>
    </message>
    <message>
      <source>Nothing of {name} was imported.</source>
      <translation>No se importó nada de {name}.</translation>
    </message>
    <message>
      <source>This project lies on a network drive: it works, but more slowly, and not while the network is away. A drive of this computer is safer.</source>
      <translation>Este proyecto está en una unidad de red: funciona, pero más despacio, y no mientras la red no responda. Una unidad de este equipo es más segura.</translation>
    </message>
    <message>
      <source>Trapline draws this footage now, on this computer, and scans it as it appears.</source>
      <translation>Trapline dibuja ahora estas grabaciones en este equipo y las procesa según aparecen.</translation>
    </message>
    <message>
      <source>Trapline projects (*.trapline)</source>
      <translation>Proyectos de Trapline (*.trapline)</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Volver a intentarlo</translation>
    </message>
    <message>
      <source>{path} is not a folder, a video or a Trapline project.</source>
      <translation>{path} no es una carpeta, un video ni un proyecto de Trapline.</translation>
    </message>
  </context>
  <context>
    <name>Drawing</name>
    <message>
      <source>The demonstration could not be drawn to its end; the log says why.</source>
      <translation>No se pudo terminar de dibujar la demostración; el registro explica por qué.</translation>
    </message>
    <message>
      <source>The process that draws the demonstration could not be started.</source>
      <translation>No se pudo iniciar el proceso que dibuja la demostración.</translation>
    </message>
  </context>
  <context>
    <name>Edits</name>
    <message>
      <source>Nothing was named yet that could be repeated.</source>
      <translation>Aún no se ha identificado nada que se pueda repetir.</translation>
    </message>
    <message>
      <source>Wait until the other change is done, or cancel it.</source>
      <translation>Espere a que termine el otro cambio, o cancélelo.</translation>
    </message>
  </context>
  <context>
    <name>ErrandProcess</name>
    <message>
      <source>the process that fetches models could not be started</source>
      <translation>no se pudo iniciar el proceso que descarga modelos</translation>
    </message>
    <message>
      <source>the process that fetches models ended early (exit code {n}); try again</source>
      <translation>el proceso que descarga modelos terminó antes de tiempo (código {n}); inténtelo de nuevo</translation>
    </message>
    <message>
      <source>the system ended the process that fetches models; try again</source>
      <translation>el sistema terminó el proceso que descarga modelos; inténtelo de nuevo</translation>
    </message>
  </context>
  <context>
    <name>EthogramDialog</name>
    <message>
      <source>A behavior needs a name.</source>
      <translation>Un comportamiento necesita un nombre.</translation>
    </message>
    <message>
      <source>A new behavior</source>
      <translation>Un comportamiento nuevo</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>Añadir</translation>
    </message>
    <message>
      <source>An animal does one behavior of a group at a time: a new one ends the one before. Labels made before stay as they are, whatever you change here.</source>
      <translation>De los comportamientos de un grupo, un animal muestra solo uno a la vez: uno nuevo termina el anterior. Las etiquetas ya hechas quedan como están, sin importar lo que cambie aquí.</translation>
    </message>
    <message>
      <source>Behaviors</source>
      <translation>Comportamientos</translation>
    </message>
    <message>
      <source>Color</source>
      <translation>Color</translation>
    </message>
    <message>
      <source>Ethogram</source>
      <translation>Etograma</translation>
    </message>
    <message>
      <source>Ethogram: {name}</source>
      <translation>Etograma: {name}</translation>
    </message>
    <message>
      <source>Exclusive group</source>
      <translation>Grupo exclusivo</translation>
    </message>
    <message>
      <source>Key</source>
      <translation>Tecla</translation>
    </message>
    <message>
      <source>Lasts</source>
      <translation>Tipo</translation>
    </message>
    <message>
      <source>Modifiers</source>
      <translation>Modificadores</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Nombre</translation>
    </message>
    <message>
      <source>Name of a new behavior</source>
      <translation>Nombre de un comportamiento nuevo</translation>
    </message>
    <message>
      <source>Offered</source>
      <translation>Ofrecer</translation>
    </message>
    <message>
      <source>Point: it happens</source>
      <translation>Puntual: ocurre</translation>
    </message>
    <message>
      <source>State or point</source>
      <translation>Estado o puntual</translation>
    </message>
    <message>
      <source>State: it lasts</source>
      <translation>Estado: dura</translation>
    </message>
    <message>
      <source>There is a behavior called {name} already.</source>
      <translation>Ya hay un comportamiento llamado {name}.</translation>
    </message>
    <message>
      <source>alone, with a tool</source>
      <translation>solo, con una herramienta</translation>
    </message>
    <message>
      <source>animal's</source>
      <translation>según animal</translation>
    </message>
    <message>
      <source>point</source>
      <translation>puntual</translation>
    </message>
    <message>
      <source>state</source>
      <translation>estado</translation>
    </message>
    <message>
      <source>{key} is the key of “{name}” already. Change that one first.</source>
      <translation>{key} ya es la tecla de «{name}». Cambie primero esa.</translation>
    </message>
  </context>
  <context>
    <name>ExampleTile</name>
    <message>
      <source>{name}, {share} alike. Opens it.</source>
      <translation>{name}, {share} de parecido. Un clic lo abre.</translation>
    </message>
  </context>
  <context>
    <name>ExamplesView</name>
    <message>
      <source>Clips that the model learns from</source>
      <translation>Clips de los que aprende el modelo</translation>
    </message>
  </context>
  <context>
    <name>Exchange</name>
    <message>
      <source>Exporting to {name}…</source>
      <translation>Exportando a {name}…</translation>
    </message>
    <message>
      <source>One row is in {path}.</source>
      <translation>Hay una fila en {path}.</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Mostrar</translation>
    </message>
    <message>
      <source>The export was stopped: nothing is in {path} that was not there before.</source>
      <translation>La exportación se detuvo: en {path} no hay nada que no estuviera antes.</translation>
    </message>
    <message>
      <source>{n} rows are in {path}.</source>
      <translation>{n} filas escritas en {path}.</translation>
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
      <translation>El reloj de las cámaras está en UTC</translation>
    </message>
    <message>
      <source>Choose…</source>
      <translation>Elegir…</translation>
    </message>
    <message>
      <source>Clips: {n}, of videos: {m}.</source>
      <translation>Clips: {n}, de videos: {m}.</translation>
    </message>
    <message>
      <source>Coordinates</source>
      <translation>Coordenadas</translation>
    </message>
    <message>
      <source>Counts if worked</source>
      <translation>Cuenta desde</translation>
    </message>
    <message>
      <source>Days of an occasion</source>
      <translation>Días por ocasión</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>Exportar</translation>
    </message>
    <message>
      <source>Export to {name}</source>
      <translation>Exportar a {name}</translation>
    </message>
    <message>
      <source>Format</source>
      <translation>Formato</translation>
    </message>
    <message>
      <source>Looking at what it would hold…</source>
      <translation>Preparando la vista previa…</translation>
    </message>
    <message>
      <source>Occasion</source>
      <translation>Ocasión</translation>
    </message>
    <message>
      <source>Offset of the cameras' clocks from UTC</source>
      <translation>Diferencia del reloj de las cámaras con UTC</translation>
    </message>
    <message>
      <source>Only what passes the filters of the library</source>
      <translation>Solo lo que cumple el filtro de la biblioteca</translation>
    </message>
    <message>
      <source>Pictures: {n}, of videos: {m}.</source>
      <translation>Imágenes: {n}, de videos: {m}.</translation>
    </message>
    <message>
      <source>Replace</source>
      <translation>Reemplazar</translation>
    </message>
    <message>
      <source>Rows: {n}, of videos: {m}.</source>
      <translation>Filas: {n}, de videos: {m}.</translation>
    </message>
    <message>
      <source>Say where the export should go.</source>
      <translation>Indique adónde exportar.</translation>
    </message>
    <message>
      <source>Share of an occasion that a camera has to work for it to count</source>
      <translation>Parte de una ocasión que debe funcionar una cámara para que cuente</translation>
    </message>
    <message>
      <source>What the file does not say</source>
      <translation>Lo que falta en el archivo</translation>
    </message>
    <message>
      <source>Where to</source>
      <translation>Destino</translation>
    </message>
    <message>
      <source>any time</source>
      <translation>cualquier tiempo</translation>
    </message>
    <message>
      <source>{name} exists already. Replace it?</source>
      <translation>{name} ya existe. ¿Reemplazarlo?</translation>
    </message>
  </context>
  <context>
    <name>FacetList</name>
    <message>
      <source>Find</source>
      <translation>Buscar</translation>
    </message>
    <message>
      <source>Find in this list</source>
      <translation>Buscar en esta lista</translation>
    </message>
    <message>
      <source>Nothing is called like that.</source>
      <translation>Nada se llama así.</translation>
    </message>
    <message>
      <source>There is nothing to choose from yet.</source>
      <translation>Todavía no hay nada que elegir.</translation>
    </message>
    <message>
      <source>chosen</source>
      <translation>elegida</translation>
    </message>
    <message>
      <source>not chosen</source>
      <translation>sin elegir</translation>
    </message>
  </context>
  <context>
    <name>Facts</name>
    <message>
      <source>Count</source>
      <translation>Cantidad</translation>
    </message>
    <message>
      <source>Individual</source>
      <translation>Individuo</translation>
    </message>
    <message>
      <source>Life stage</source>
      <translation>Etapa de vida</translation>
    </message>
    <message>
      <source>Notes</source>
      <translation>Notas</translation>
    </message>
    <message>
      <source>Quality</source>
      <translation>Calidad</translation>
    </message>
    <message>
      <source>Reacts to the camera</source>
      <translation>Reacciona a la cámara</translation>
    </message>
    <message>
      <source>Sex</source>
      <translation>Sexo</translation>
    </message>
    <message>
      <source>Tags</source>
      <translation>Palabras clave</translation>
    </message>
    <message>
      <source>adult</source>
      <translation>adulto</translation>
    </message>
    <message>
      <source>collared, injured…</source>
      <translation>con collar, herido…</translation>
    </message>
    <message>
      <source>fair</source>
      <translation>regular</translation>
    </message>
    <message>
      <source>female</source>
      <translation>hembra</translation>
    </message>
    <message>
      <source>good</source>
      <translation>buena</translation>
    </message>
    <message>
      <source>juvenile</source>
      <translation>juvenil</translation>
    </message>
    <message>
      <source>male</source>
      <translation>macho</translation>
    </message>
    <message>
      <source>name or number</source>
      <translation>nombre o número</translation>
    </message>
    <message>
      <source>not said</source>
      <translation>sin indicar</translation>
    </message>
    <message>
      <source>poor</source>
      <translation>mala</translation>
    </message>
    <message>
      <source>subadult</source>
      <translation>subadulto</translation>
    </message>
  </context>
  <context>
    <name>Family</name>
    <message>
      <source>Models of this project</source>
      <translation>Modelos de este proyecto</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Informe</translation>
    </message>
    <message>
      <source>Use again</source>
      <translation>Volver a usar</translation>
    </message>
    <message>
      <source>Use this model</source>
      <translation>Usar este modelo</translation>
    </message>
    <message>
      <source>behaviors {n}</source>
      <translation>comportamientos {n}</translation>
    </message>
    <message>
      <source>in use</source>
      <translation>en uso</translation>
    </message>
    <message>
      <source>in use, but its file is gone</source>
      <translation>en uso, pero falta su archivo</translation>
    </message>
    <message>
      <source>its file is gone</source>
      <translation>falta su archivo</translation>
    </message>
    <message>
      <source>not taken</source>
      <translation>no adoptado</translation>
    </message>
    <message>
      <source>one example</source>
      <translation>un ejemplo</translation>
    </message>
    <message>
      <source>{n} examples</source>
      <translation>{n} ejemplos</translation>
    </message>
    <message>
      <source>{n} right</source>
      <translation>{n} de aciertos</translation>
    </message>
  </context>
  <context>
    <name>FilterChips</name>
    <message>
      <source>A click takes this part of the filter away.</source>
      <translation>Un clic quita esta parte del filtro.</translation>
    </message>
    <message>
      <source>Take away: {part}</source>
      <translation>Quitar: {part}</translation>
    </message>
  </context>
  <context>
    <name>FilterPanel</name>
    <message>
      <source>Done</source>
      <translation>Listo</translation>
    </message>
    <message>
      <source>Observations: {n} · Videos: {m}</source>
      <translation>Observaciones: {n} · Videos: {m}</translation>
    </message>
    <message>
      <source>Saved filters</source>
      <translation>Filtros guardados</translation>
    </message>
    <message>
      <source>Show everything</source>
      <translation>Mostrar todo</translation>
    </message>
    <message>
      <source>What to filter by</source>
      <translation>Criterio de filtro</translation>
    </message>
  </context>
  <context>
    <name>Filters</name>
    <message>
      <source>Behavior</source>
      <translation>Comportamiento</translation>
    </message>
    <message>
      <source>Confidence</source>
      <translation>Confianza</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>Fecha</translation>
    </message>
    <message>
      <source>Deployment</source>
      <translation>Despliegue</translation>
    </message>
    <message>
      <source>Hour of day</source>
      <translation>Hora del día</translation>
    </message>
    <message>
      <source>Site</source>
      <translation>Sitio</translation>
    </message>
    <message>
      <source>Species</source>
      <translation>Especie</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>Estado</translation>
    </message>
    <message>
      <source>Tags</source>
      <translation>Palabras clave</translation>
    </message>
    <message>
      <source>Videos</source>
      <translation>Videos</translation>
    </message>
    <message>
      <source>What is there</source>
      <translation>Contenido</translation>
    </message>
    <message>
      <source>Words</source>
      <translation>Texto</translation>
    </message>
    <message>
      <source>accepted by a rule</source>
      <translation>aceptado por una regla</translation>
    </message>
    <message>
      <source>all rejected</source>
      <translation>todo rechazado</translation>
    </message>
    <message>
      <source>blank</source>
      <translation>vacío</translation>
    </message>
    <message>
      <source>file replaced since it was labelled</source>
      <translation>archivo reemplazado desde que se etiquetó</translation>
    </message>
    <message>
      <source>not scanned</source>
      <translation>sin procesar</translation>
    </message>
    <message>
      <source>partial</source>
      <translation>parcial</translation>
    </message>
    <message>
      <source>reviewed</source>
      <translation>revisado</translation>
    </message>
    <message>
      <source>scanned</source>
      <translation>procesado</translation>
    </message>
    <message>
      <source>to look at yourself</source>
      <translation>por mirar usted</translation>
    </message>
    <message>
      <source>unreadable</source>
      <translation>ilegible</translation>
    </message>
    <message>
      <source>{first} and {n} more</source>
      <translation>{first} y {n} más</translation>
    </message>
    <message>
      <source>{n} from Analyse</source>
      <translation>{n} de Analizar</translation>
    </message>
  </context>
  <context>
    <name>Finder</name>
    <message>
      <source>Of the filter only site, deployment, date and hour go on.</source>
      <translation>Del filtro solo siguen vigentes sitio, despliegue, fecha y hora.</translation>
    </message>
  </context>
  <context>
    <name>GiveUpQuestion</name>
    <message>
      <source>Cancel the training</source>
      <translation>Cancelar el entrenamiento</translation>
    </message>
    <message>
      <source>Keep learning</source>
      <translation>Seguir aprendiendo</translation>
    </message>
    <message>
      <source>Throw away</source>
      <translation>Descartar</translation>
    </message>
    <message>
      <source>Throw away what this training has learned?</source>
      <translation>¿Descartar lo que ha aprendido este entrenamiento?</translation>
    </message>
    <message>
      <source>“Stop and keep the best” ends it now and judges the model that it has so far.</source>
      <translation>«Detener y quedarse con el mejor» lo termina ahora y evalúa el mejor modelo hasta el momento.</translation>
    </message>
  </context>
  <context>
    <name>GoingBack</name>
    <message>
      <source>Put {name} back as it was before the import of {file}?</source>
      <translation>¿Volver a dejar {name} como estaba antes de la importación de {file}?</translation>
    </message>
    <message>
      <source>Take it back</source>
      <translation>Deshacer la importación</translation>
    </message>
    <message>
      <source>Take the import back</source>
      <translation>Deshacer la importación</translation>
    </message>
    <message>
      <source>The project as it is now is put aside under another name, not thrown away.</source>
      <translation>El proyecto tal como está ahora se aparta con otro nombre, no se borra.</translation>
    </message>
    <message>
      <source>The scan that is under way stops.</source>
      <translation>El procesamiento en curso se detiene.</translation>
    </message>
    <message>
      <source>What was done in it since goes, too.</source>
      <translation>También se pierde lo que se hizo en él desde entonces.</translation>
    </message>
  </context>
  <context>
    <name>Grid</name>
    <message>
      <source>Added by hand</source>
      <translation>Añadido a mano</translation>
    </message>
    <message>
      <source>Look alike ({n})</source>
      <translation>Se parecen ({n})</translation>
    </message>
    <message>
      <source>Look alike ({n}), mostly {name}</source>
      <translation>Se parecen ({n}), sobre todo {name}</translation>
    </message>
    <message>
      <source>No behavior named</source>
      <translation>Sin comportamiento indicado</translation>
    </message>
    <message>
      <source>No model has looked at these</source>
      <translation>Ningún modelo las ha visto</translation>
    </message>
    <message>
      <source>Nobody knows when</source>
      <translation>Fecha desconocida</translation>
    </message>
    <message>
      <source>machine: {behavior}</source>
      <translation>programa: {behavior}</translation>
    </message>
    <message>
      <source>{low} to {high}</source>
      <translation>{low} a {high}</translation>
    </message>
  </context>
  <context>
    <name>GridLabelling</name>
    <message>
      <source>Accept one observation</source>
      <translation>Aceptar una observación</translation>
    </message>
    <message>
      <source>Accept {n} observations</source>
      <translation>Aceptar {n} observaciones</translation>
    </message>
    <message>
      <source>Name one observation more widely</source>
      <translation>Identificar una observación de forma más amplia</translation>
    </message>
    <message>
      <source>Name one observation {name}</source>
      <translation>Identificar una observación como {name}</translation>
    </message>
    <message>
      <source>Name {n} observations more widely</source>
      <translation>Identificar {n} observaciones de forma más amplia</translation>
    </message>
    <message>
      <source>Name {n} observations {name}</source>
      <translation>Identificar {n} observaciones como {name}</translation>
    </message>
    <message>
      <source>Nothing is pinned to {n}. In the player Ctrl+{n} pins what is selected.</source>
      <translation>No hay nada fijado en {n}. En el reproductor, Ctrl+{n} fija lo seleccionado.</translation>
    </message>
    <message>
      <source>Reject one observation</source>
      <translation>Rechazar una observación</translation>
    </message>
    <message>
      <source>Reject {n} observations</source>
      <translation>Rechazar {n} observaciones</translation>
    </message>
    <message>
      <source>Say of one animal: {name}</source>
      <translation>Asignar a un animal: {name}</translation>
    </message>
    <message>
      <source>Say of {n} animals: {name}</source>
      <translation>Asignar a {n} animales: {name}</translation>
    </message>
  </context>
  <context>
    <name>GridMenu</name>
    <message>
      <source>Open in the player</source>
      <translation>Abrir en el reproductor</translation>
    </message>
  </context>
  <context>
    <name>GridPage</name>
    <message>
      <source>All videos are scanned. What you add yourself is a tile here.</source>
      <translation>Todos los videos están procesados. Lo que usted añada aparece aquí como miniatura.</translation>
    </message>
    <message>
      <source>Back to the player</source>
      <translation>Volver al reproductor</translation>
    </message>
    <message>
      <source>Behavior</source>
      <translation>Comportamiento</translation>
    </message>
    <message>
      <source>Choose all</source>
      <translation>Seleccionar todo</translation>
    </message>
    <message>
      <source>Confidence</source>
      <translation>Confianza</translation>
    </message>
    <message>
      <source>Likeness</source>
      <translation>Similitud</translation>
    </message>
    <message>
      <source>No animal was found</source>
      <translation>No se encontró ningún animal</translation>
    </message>
    <message>
      <source>Nothing has been found yet</source>
      <translation>Aún no se ha encontrado nada</translation>
    </message>
    <message>
      <source>Nothing passes the filter</source>
      <translation>Nada cumple el filtro</translation>
    </message>
    <message>
      <source>Scan now</source>
      <translation>Procesar ahora</translation>
    </message>
    <message>
      <source>Scan the videos: every animal becomes a tile here.</source>
      <translation>Procese los videos: cada animal se convierte aquí en una miniatura.</translation>
    </message>
    <message>
      <source>Show everything</source>
      <translation>Mostrar todo</translation>
    </message>
    <message>
      <source>Side by side</source>
      <translation>Agrupar por</translation>
    </message>
    <message>
      <source>Site</source>
      <translation>Sitio</translation>
    </message>
    <message>
      <source>Size of the tiles</source>
      <translation>Tamaño de las miniaturas</translation>
    </message>
    <message>
      <source>Species</source>
      <translation>Especie</translation>
    </message>
    <message>
      <source>Take a part of it away, or all of it.</source>
      <translation>Quite una parte del filtro, o todo.</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>Tiempo</translation>
    </message>
    <message>
      <source>What stands side by side</source>
      <translation>Agrupación</translation>
    </message>
  </context>
  <context>
    <name>GridView</name>
    <message>
      <source>Observations as tiles</source>
      <translation>Observaciones como miniaturas</translation>
    </message>
    <message>
      <source>chosen</source>
      <translation>elegida</translation>
    </message>
    <message>
      <source>{n} of {all}</source>
      <translation>{n} de {all}</translation>
    </message>
  </context>
  <context>
    <name>GuideView</name>
    <message>
      <source>The page</source>
      <translation>La página</translation>
    </message>
  </context>
  <context>
    <name>GuideWindow</name>
    <message>
      <source>Contents</source>
      <translation>Contenido</translation>
    </message>
    <message>
      <source>Search the guide</source>
      <translation>Buscar en la guía</translation>
    </message>
    <message>
      <source>The guide is not here; it lies in the folder docs of Trapline's source.</source>
      <translation>La guía no está aquí; está en la carpeta docs del código fuente de Trapline.</translation>
    </message>
    <message>
      <source>The guide says nothing of that.</source>
      <translation>La guía no dice nada de eso.</translation>
    </message>
    <message>
      <source>User guide</source>
      <translation>Guía del usuario</translation>
    </message>
  </context>
  <context>
    <name>Heading</name>
    <message>
      <source>accepted by a rule</source>
      <translation>aceptado por una regla</translation>
    </message>
    <message>
      <source>in this photo</source>
      <translation>en esta foto</translation>
    </message>
    <message>
      <source>{n} selected: what you say is for all</source>
      <translation>{n} seleccionados: lo que indique vale para todos</translation>
    </message>
  </context>
  <context>
    <name>Helping</name>
    <message>
      <source>The diagnostics are saved: {place}</source>
      <translation>El diagnóstico se guardó: {place}</translation>
    </message>
  </context>
  <context>
    <name>History</name>
    <message>
      <source>Accepted as {name}</source>
      <translation>Aceptado como {name}</translation>
    </message>
    <message>
      <source>Added: {name}</source>
      <translation>Añadido: {name}</translation>
    </message>
    <message>
      <source>Confirmed again</source>
      <translation>Confirmado de nuevo</translation>
    </message>
    <message>
      <source>Confirmed unseen, by the rule {rule}</source>
      <translation>Confirmado sin revisarlo, por la regla {rule}</translation>
    </message>
    <message>
      <source>Corrected to {name}</source>
      <translation>Corregido a {name}</translation>
    </message>
    <message>
      <source>Found by {who}</source>
      <translation>Encontrado por {who}</translation>
    </message>
    <message>
      <source>Label taken back</source>
      <translation>Etiqueta retirada</translation>
    </message>
    <message>
      <source>Now {name}</source>
      <translation>Ahora {name}</translation>
    </message>
    <message>
      <source>Rejected</source>
      <translation>Rechazado</translation>
    </message>
    <message>
      <source>boxes changed</source>
      <translation>recuadros cambiados</translation>
    </message>
    <message>
      <source>count</source>
      <translation>cantidad</translation>
    </message>
    <message>
      <source>individual</source>
      <translation>individuo</translation>
    </message>
    <message>
      <source>life stage</source>
      <translation>etapa de vida</translation>
    </message>
    <message>
      <source>modifiers</source>
      <translation>modificadores</translation>
    </message>
    <message>
      <source>motion</source>
      <translation>movimiento</translation>
    </message>
    <message>
      <source>no reaction to the camera</source>
      <translation>sin reacción a la cámara</translation>
    </message>
    <message>
      <source>notes changed</source>
      <translation>notas cambiadas</translation>
    </message>
    <message>
      <source>now from {start} to {end}</source>
      <translation>ahora de {start} a {end}</translation>
    </message>
    <message>
      <source>quality</source>
      <translation>calidad</translation>
    </message>
    <message>
      <source>reacts to the camera</source>
      <translation>reacciona a la cámara</translation>
    </message>
    <message>
      <source>sex</source>
      <translation>sexo</translation>
    </message>
    <message>
      <source>tags</source>
      <translation>palabras clave</translation>
    </message>
  </context>
  <context>
    <name>HoursPage</name>
    <message>
      <source>Day</source>
      <translation>Día</translation>
    </message>
    <message>
      <source>Night</source>
      <translation>Noche</translation>
    </message>
    <message>
      <source>Observations by hour of day</source>
      <translation>Observaciones por hora del día</translation>
    </message>
    <message>
      <source>The clock of the camera. Drag over the bars to keep a part of the day.</source>
      <translation>La hora de la cámara. Arrastre sobre las barras para seleccionar una parte del día.</translation>
    </message>
  </context>
  <context>
    <name>House</name>
    <message>
      <source>Add to {project}</source>
      <translation>Añadir a {project}</translation>
    </message>
    <message>
      <source>Import {name}</source>
      <translation>Importar {name}</translation>
    </message>
    <message>
      <source>Install {name}</source>
      <translation>Instalar {name}</translation>
    </message>
    <message>
      <source>Open {name}</source>
      <translation>Abrir {name}</translation>
    </message>
  </context>
  <context>
    <name>ImportDialog</name>
    <message>
      <source>Format</source>
      <translation>Formato</translation>
    </message>
    <message>
      <source>How much was looked at</source>
      <translation>Parte ya revisada</translation>
    </message>
    <message>
      <source>Import</source>
      <translation>Importar</translation>
    </message>
    <message>
      <source>Looking at what it would bring…</source>
      <translation>Preparando la vista previa…</translation>
    </message>
    <message>
      <source>Read as</source>
      <translation>Leer como</translation>
    </message>
    <message>
      <source>Say which column names the species, or the behavior.</source>
      <translation>Indique qué columna nombra la especie o el comportamiento.</translation>
    </message>
    <message>
      <source>Say which column names the video file.</source>
      <translation>Indique qué columna contiene el archivo de video.</translation>
    </message>
    <message>
      <source>What the file says</source>
      <translation>Contenido del archivo</translation>
    </message>
  </context>
  <context>
    <name>ImportFormats</name>
    <message>
      <source>A CSV with File, RelativePath and Species.</source>
      <translation>Un CSV con File, RelativePath y Species.</translation>
    </message>
    <message>
      <source>A package: datapackage.json with deployments, media and observations.</source>
      <translation>Un paquete: datapackage.json con despliegues, medios y observaciones.</translation>
    </message>
    <message>
      <source>A table of BORIS's events, as bouts of behavior.</source>
      <translation>Una tabla de eventos de BORIS, como episodios de comportamiento.</translation>
    </message>
    <message>
      <source>A table of filepath and label.</source>
      <translation>Una tabla con filepath y label.</translation>
    </message>
    <message>
      <source>BORIS events (table)</source>
      <translation>Eventos de BORIS (tabla)</translation>
    </message>
    <message>
      <source>BORIS project</source>
      <translation>Proyecto de BORIS</translation>
    </message>
    <message>
      <source>Boxes of videos, as findings of that detector.</source>
      <translation>Recuadros de videos, como detecciones de ese detector.</translation>
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
      <translation>Despliegues (CSV)</translation>
    </message>
    <message>
      <source>Each line becomes an observation of its video. Say which column tells what.</source>
      <translation>Cada fila se convierte en una observación de su video. Indique qué contiene cada columna.</translation>
    </message>
    <message>
      <source>Its ethogram, and its events as bouts of behavior.</source>
      <translation>Su etograma, y sus eventos como episodios de comportamiento.</translation>
    </message>
    <message>
      <source>MegaDetector JSON</source>
      <translation>JSON de MegaDetector</translation>
    </message>
    <message>
      <source>Pictures and frames of videos with boxes and names, as labels.</source>
      <translation>Imágenes y fotogramas de videos con recuadros y nombres, como etiquetas.</translation>
    </message>
    <message>
      <source>Sites, coordinates, cameras and periods for what is in the project.</source>
      <translation>Sitios, coordenadas, cámaras y periodos de lo que hay en el proyecto.</translation>
    </message>
    <message>
      <source>Table (CSV)</source>
      <translation>Tabla (CSV)</translation>
    </message>
    <message>
      <source>Timelapse table</source>
      <translation>Tabla de Timelapse</translation>
    </message>
    <message>
      <source>zamba labels</source>
      <translation>Etiquetas de zamba</translation>
    </message>
  </context>
  <context>
    <name>ImportPreview</name>
    <message>
      <source>Everything in it that can be taken in is here already.</source>
      <translation>Todo lo que se puede incorporar ya está aquí.</translation>
    </message>
    <message>
      <source>New animals of the project's list</source>
      <translation>Animales nuevos en la lista del proyecto</translation>
    </message>
    <message>
      <source>New behaviors of the ethogram</source>
      <translation>Comportamientos nuevos del etograma</translation>
    </message>
    <message>
      <source>Not found here and not beside the file, left out</source>
      <translation>No está aquí ni junto al archivo, se omite</translation>
    </message>
    <message>
      <source>Not understood, left out</source>
      <translation>No se entendió, se omite</translation>
    </message>
    <message>
      <source>Nothing in it can be taken in; below is why.</source>
      <translation>No se puede incorporar nada; abajo se explica por qué.</translation>
    </message>
    <message>
      <source>Several videos are called so, left out</source>
      <translation>Varios videos se llaman así, se omiten</translation>
    </message>
    <message>
      <source>What becomes of what is here</source>
      <translation>Qué pasa con lo que ya hay aquí</translation>
    </message>
    <message>
      <source>and {n} more</source>
      <translation>y {n} más</translation>
    </message>
    <message>
      <source>bout of behavior</source>
      <translation>episodio de comportamiento</translation>
    </message>
    <message>
      <source>bouts of behavior</source>
      <translation>episodios de comportamiento</translation>
    </message>
    <message>
      <source>deployment told of</source>
      <translation>despliegue descrito</translation>
    </message>
    <message>
      <source>deployments told of</source>
      <translation>despliegues descritos</translation>
    </message>
    <message>
      <source>new video whose file is not here</source>
      <translation>video nuevo cuyo archivo no está aquí</translation>
    </message>
    <message>
      <source>new video, found beside the file</source>
      <translation>video nuevo, encontrado junto al archivo</translation>
    </message>
    <message>
      <source>new videos whose files are not here</source>
      <translation>videos nuevos cuyos archivos no están aquí</translation>
    </message>
    <message>
      <source>new videos, found beside the file</source>
      <translation>videos nuevos, encontrados junto al archivo</translation>
    </message>
    <message>
      <source>observation</source>
      <translation>observación</translation>
    </message>
    <message>
      <source>observations</source>
      <translation>observaciones</translation>
    </message>
    <message>
      <source>of {n} in the file</source>
      <translation>de {n} en el archivo</translation>
    </message>
    <message>
      <source>video not found</source>
      <translation>video no encontrado</translation>
    </message>
    <message>
      <source>video not told from others</source>
      <translation>video que no se distingue de otros</translation>
    </message>
    <message>
      <source>video that is here</source>
      <translation>video que está aquí</translation>
    </message>
    <message>
      <source>videos not found</source>
      <translation>videos no encontrados</translation>
    </message>
    <message>
      <source>videos not told from others</source>
      <translation>videos que no se distinguen de otros</translation>
    </message>
    <message>
      <source>videos that are here</source>
      <translation>videos que están aquí</translation>
    </message>
    <message>
      <source>{n} more are here already</source>
      <translation>otras {n} ya están aquí</translation>
    </message>
  </context>
  <context>
    <name>Importing</name>
    <message>
      <source>All notes…</source>
      <translation>Todas las notas…</translation>
    </message>
    <message>
      <source>Import</source>
      <translation>Importar</translation>
    </message>
    <message>
      <source>Import of {name}</source>
      <translation>Importación de {name}</translation>
    </message>
    <message>
      <source>It told of one deployment.</source>
      <translation>Se han tomado datos de un despliegue.</translation>
    </message>
    <message>
      <source>It told of {n} deployments.</source>
      <translation>Se han tomado datos de {n} despliegues.</translation>
    </message>
    <message>
      <source>Reading {name}…</source>
      <translation>Leyendo {name}…</translation>
    </message>
    <message>
      <source>Stopped. Nothing of {name} came in.</source>
      <translation>Detenido. No se ha incorporado nada de {name}.</translation>
    </message>
    <message>
      <source>Take it back…</source>
      <translation>Deshacer la importación…</translation>
    </message>
    <message>
      <source>Taking in {name}…</source>
      <translation>Incorporando {name}…</translation>
    </message>
    <message>
      <source>The import was stopped. Import the file again to go on.</source>
      <translation>La importación se detuvo. Importe el archivo otra vez para continuar.</translation>
    </message>
    <message>
      <source>What can be read (*.json *.boris *.boris.gz *.csv *.tsv *.txt);;All files (*)</source>
      <translation>Lo que se puede leer (*.json *.boris *.boris.gz *.csv *.tsv *.txt);;Todos los archivos (*)</translation>
    </message>
    <message>
      <source>{animals} observations, {bouts} bouts and {videos} new videos came in.</source>
      <translation>Se incorporaron {animals} observaciones, {bouts} episodios y {videos} videos nuevos.</translation>
    </message>
  </context>
  <context>
    <name>Improve</name>
    <message>
      <source>A few rejected or empty videos, to learn what is nothing</source>
      <translation>Algunos videos rechazados o vacíos, para aprender dónde no hay nada</translation>
    </message>
    <message>
      <source>Any other animal or behavior: telling apart takes two</source>
      <translation>Cualquier otro animal o comportamiento: para distinguir hacen falta dos</translation>
    </message>
    <message>
      <source>As you chose.</source>
      <translation>Como usted eligió.</translation>
    </message>
    <message>
      <source>Behaviors</source>
      <translation>Comportamientos</translation>
    </message>
    <message>
      <source>Behaviors (mean average precision)</source>
      <translation>Comportamientos (mean average precision)</translation>
    </message>
    <message>
      <source>Behaviors: mean average precision {n} ({low} to {high}, 19 times in 20) on {clips}.</source>
      <translation>Comportamientos: mean average precision {n} (de {low} a {high}, 19 de cada 20 veces) en {clips}.</translation>
    </message>
    <message>
      <source>Behaviors: mean average precision {n} on {clips}.</source>
      <translation>Comportamientos: mean average precision {n} en {clips}.</translation>
    </message>
    <message>
      <source>Both were judged on {clips}.</source>
      <translation>Ambos se evaluaron con {clips}.</translation>
    </message>
    <message>
      <source>Do not use it yet: review more, then train again.</source>
      <translation>No lo use todavía: revise más y entrene de nuevo.</translation>
    </message>
    <message>
      <source>F1, every species alike</source>
      <translation>F1, todas las especies por igual</translation>
    </message>
    <message>
      <source>From scratch: a small new model</source>
      <translation>Desde cero: un modelo nuevo y pequeño</translation>
    </message>
    <message>
      <source>From the starter: a small model that has seen drawn animals</source>
      <translation>Desde Starter: un modelo pequeño que ha visto animales dibujados</translation>
    </message>
    <message>
      <source>Full: every layer</source>
      <translation>Completo: todas las capas</translation>
    </message>
    <message>
      <source>Guessing does as well in {n} of 100 cases.</source>
      <translation>Adivinar acierta igual {n} de cada 100 veces.</translation>
    </message>
    <message>
      <source>Guessing would give {n}. It is compared with no other: the model in use is gone.</source>
      <translation>Adivinar daría {n}. No se compara con ningún otro: el modelo en uso ya no está.</translation>
    </message>
    <message>
      <source>Guessing would give {n}. There was no model before to compare it with.</source>
      <translation>Adivinar daría {n}. No había un modelo anterior con el que compararlo.</translation>
    </message>
    <message>
      <source>How well behaviors that are there stand above those that are not when clips are sorted by score; their mean.</source>
      <translation>Qué tan por encima quedan los comportamientos presentes de los ausentes al ordenar los clips por puntuación; su media.</translation>
    </message>
    <message>
      <source>It does not know {names}: not one clip of that could be read.</source>
      <translation>No conoce {names}: no se pudo leer ni un clip de eso.</translation>
    </message>
    <message>
      <source>It has learned {names}, which the model in use does not know; over all it knows: {score}.</source>
      <translation>Ha aprendido {names}, que el modelo en uso no conoce; en todo lo que conoce: {score}.</translation>
    </message>
    <message>
      <source>It will not know {names}, as the model in use does: there are no examples. If that can occur here, label some, or keep the old model.</source>
      <translation>A diferencia del modelo en uso, no conocerá {names}: no hay ejemplos. Si puede darse aquí, etiquete algunos o conserve el modelo anterior.</translation>
    </message>
    <message>
      <source>Not one of the clips that were held out to judge it on can still be read.</source>
      <translation>Ya no se puede leer ninguno de los clips que se reservaron para evaluarlo.</translation>
    </message>
    <message>
      <source>One more event with “{name}”</source>
      <translation>Un evento más con «{name}»</translation>
    </message>
    <message>
      <source>One video could not be read: it neither learned from it nor was judged on it.</source>
      <translation>No se pudo leer un video: el modelo ni aprendió de él ni se evaluó con él.</translation>
    </message>
    <message>
      <source>Partial: the last layers</source>
      <translation>Parcial: las últimas capas</translation>
    </message>
    <message>
      <source>Precision and recall in one number, for each species by itself, then their mean.</source>
      <translation>Precisión y exhaustividad en un número, para cada especie por separado, y luego su media.</translation>
    </message>
    <message>
      <source>Quick: only what tells classes apart</source>
      <translation>Rápido: solo lo que distingue las clases</translation>
    </message>
    <message>
      <source>Right, every species alike</source>
      <translation>Aciertos, todas las especies por igual</translation>
    </message>
    <message>
      <source>Right, over all clips</source>
      <translation>Aciertos, sobre todos los clips</translation>
    </message>
    <message>
      <source>So few clips say little.</source>
      <translation>Tan pocos clips dicen poco.</translation>
    </message>
    <message>
      <source>So few clips say little: see how wide the ranges are.</source>
      <translation>Tan pocos clips dicen poco: observe lo anchos que son los intervalos.</translation>
    </message>
    <message>
      <source>Species</source>
      <translation>Especie</translation>
    </message>
    <message>
      <source>The best of {n} rounds was chosen by these very clips, which flatters it a little.</source>
      <translation>La mejor de {n} rondas se eligió con estos mismos clips, lo que la favorece un poco.</translation>
    </message>
    <message>
      <source>The first model is not surely better than guessing</source>
      <translation>El primer modelo no es con seguridad mejor que adivinar</translation>
    </message>
    <message>
      <source>The first model: {score} on clips it has never seen</source>
      <translation>El primer modelo: {score} en clips que nunca ha visto</translation>
    </message>
    <message>
      <source>The first model: {score} on sites it has never seen</source>
      <translation>El primer modelo: {score} en sitios que nunca ha visto</translation>
    </message>
    <message>
      <source>The graphics card is fast enough to train every layer.</source>
      <translation>La tarjeta gráfica es lo bastante rápida para entrenar todas las capas.</translation>
    </message>
    <message>
      <source>The model is trained; how good it is, nobody can say</source>
      <translation>El modelo está entrenado; no se puede saber qué tan bueno es</translation>
    </message>
    <message>
      <source>The new model is better</source>
      <translation>El modelo nuevo es mejor</translation>
    </message>
    <message>
      <source>The new model is not surely better</source>
      <translation>No es seguro que el modelo nuevo sea mejor</translation>
    </message>
    <message>
      <source>The new model is not surely better than guessing</source>
      <translation>El nuevo modelo no es con seguridad mejor que adivinar</translation>
    </message>
    <message>
      <source>The new model is worse; keep the old one</source>
      <translation>El modelo nuevo es peor; conserve el anterior</translation>
    </message>
    <message>
      <source>The new model knows what the one in use does not</source>
      <translation>El nuevo modelo conoce lo que el modelo en uso no conoce</translation>
    </message>
    <message>
      <source>The new model: {score} on clips it has never seen</source>
      <translation>El nuevo modelo: {score} en clips que nunca ha visto</translation>
    </message>
    <message>
      <source>The new model: {score} on sites it has never seen</source>
      <translation>El nuevo modelo: {score} en sitios que nunca ha visto</translation>
    </message>
    <message>
      <source>The report of the training cannot be read: {why}.</source>
      <translation>El informe del entrenamiento no se puede leer: {why}.</translation>
    </message>
    <message>
      <source>The share of all clips that are named right; frequent species count most.</source>
      <translation>Proporción de clips bien identificados entre todos; las especies frecuentes cuentan más.</translation>
    </message>
    <message>
      <source>The share of clips named right, for each species by itself, then their mean: a rare one counts as much.</source>
      <translation>Proporción de clips bien identificados, para cada especie por separado, y luego su media: una especie rara cuenta lo mismo.</translation>
    </message>
    <message>
      <source>There is no model yet that could be taught further.</source>
      <translation>Aún no hay un modelo que se pueda seguir entrenando.</translation>
    </message>
    <message>
      <source>There were too few clips to hold any back.</source>
      <translation>Había muy pocos clips para reservar alguno.</translation>
    </message>
    <message>
      <source>They are of sites that it knows; how it does elsewhere, nobody can say.</source>
      <translation>Son de sitios que conoce; nadie puede decir qué tal lo hace en otros.</translation>
    </message>
    <message>
      <source>This computer is fast enough for it.</source>
      <translation>Este equipo es lo bastante rápido para ello.</translation>
    </message>
    <message>
      <source>Training more of {model} would take too long on this computer.</source>
      <translation>Entrenar más partes de {model} tardaría demasiado en este equipo.</translation>
    </message>
    <message>
      <source>Videos of a second site: with one, nobody can know how it does elsewhere</source>
      <translation>Videos de un segundo sitio: con uno solo no se puede saber qué tan bien funciona en otra parte</translation>
    </message>
    <message>
      <source>With so few examples, a whole model would learn them by heart.</source>
      <translation>Con tan pocos ejemplos, un modelo entero se los aprendería de memoria.</translation>
    </message>
    <message>
      <source>behaviors {n} (mean average precision)</source>
      <translation>comportamientos {n} (mean average precision)</translation>
    </message>
    <message>
      <source>less than 1</source>
      <translation>menos de 1</translation>
    </message>
    <message>
      <source>none of them</source>
      <translation>ninguno de ellos</translation>
    </message>
    <message>
      <source>one held-out clip</source>
      <translation>un clip reservado</translation>
    </message>
    <message>
      <source>{m} held-out clips of one video</source>
      <translation>{m} clips reservados de un video</translation>
    </message>
    <message>
      <source>{m} held-out clips of {v} videos</source>
      <translation>{m} clips reservados de {v} videos</translation>
    </message>
    <message>
      <source>{names} and {last}</source>
      <translation>{names} y {last}</translation>
    </message>
    <message>
      <source>{names} and {n} more</source>
      <translation>{names} y {n} más</translation>
    </message>
    <message>
      <source>{n} are right now that were wrong before, {m} the other way round.</source>
      <translation>{n} son ahora correctos y antes no lo eran; {m}, al revés.</translation>
    </message>
    <message>
      <source>{n} events with “{name}” at a second site: all so far are from {sites}</source>
      <translation>{n} eventos con «{name}» en un segundo sitio: hasta ahora todos son de {sites}</translation>
    </message>
    <message>
      <source>{n} events with “{name}” at another site: all so far are from {sites}</source>
      <translation>{n} eventos con «{name}» en otro sitio: hasta ahora todos son de {sites}</translation>
    </message>
    <message>
      <source>{n} more are of nothing that the model in use knows; the two are not compared on them.</source>
      <translation>{n} más no son de nada que el modelo en uso conozca; los dos no se comparan con ellos.</translation>
    </message>
    <message>
      <source>{n} more events with “{name}”</source>
      <translation>{n} eventos más con «{name}»</translation>
    </message>
    <message>
      <source>{n} right</source>
      <translation>{n} de aciertos</translation>
    </message>
    <message>
      <source>{n} right, every species alike ({low} to {high}, 19 times in 20), on {clips}.</source>
      <translation>{n} de aciertos, todas las especies por igual (de {low} a {high}, 19 de cada 20 veces), en {clips}.</translation>
    </message>
    <message>
      <source>{n} right, every species alike, on {clips}.</source>
      <translation>{n} de aciertos, todas las especies por igual, en {clips}.</translation>
    </message>
    <message>
      <source>{n} videos could not be read: it neither learned from them nor was judged on them.</source>
      <translation>No se pudieron leer {n} videos: el modelo ni aprendió de ellos ni se evaluó con ellos.</translation>
    </message>
    <message>
      <source>{what}: {n} points ({low} to {high}, 19 times in 20); two equal models differ as much in {times} of 100 cases.</source>
      <translation>{what}: {n} puntos (de {low} a {high}, 19 de cada 20 veces); dos modelos iguales difieren tanto {times} de cada 100 veces.</translation>
    </message>
    <message>
      <source>“{wider}” is learned as another animal than “{narrower}”, though they may be the same. Right-click one of them to learn it as the other.</source>
      <translation>«{wider}» se aprende como otro animal que «{narrower}», aunque puede ser el mismo: con el botón derecho sobre uno de ellos, apréndalo como el otro.</translation>
    </message>
  </context>
  <context>
    <name>ImprovePage</name>
    <message>
      <source>Nothing leaves this computer. No model ever touches what people said.</source>
      <translation>Nada sale de este equipo. Ningún modelo modifica jamás lo que indicaron las personas.</translation>
    </message>
    <message>
      <source>Scan again what nobody has reviewed</source>
      <translation>Volver a procesar lo no revisado</translation>
    </message>
    <message>
      <source>The training and what came of it</source>
      <translation>El entrenamiento y su resultado</translation>
    </message>
    <message>
      <source>What there is to learn from</source>
      <translation>Ejemplos disponibles</translation>
    </message>
    <message>
      <source>With the model in use; labels stay</source>
      <translation>Con el modelo en uso; lo que indicaron las personas se conserva</translation>
    </message>
    <message>
      <source>judging the new model</source>
      <translation>evaluando el modelo nuevo</translation>
    </message>
    <message>
      <source>learning</source>
      <translation>aprendiendo</translation>
    </message>
    <message>
      <source>learning {n} %</source>
      <translation>aprendiendo {n} %</translation>
    </message>
    <message>
      <source>the training is paused</source>
      <translation>el entrenamiento está en pausa</translation>
    </message>
    <message>
      <source>‹ Back to the new model</source>
      <translation>‹ Volver al nuevo modelo</translation>
    </message>
    <message>
      <source>‹ Back to the plan</source>
      <translation>‹ Volver al plan</translation>
    </message>
    <message>
      <source>‹ Back to the training</source>
      <translation>‹ Volver al entrenamiento</translation>
    </message>
  </context>
  <context>
    <name>ImproveVisit</name>
    <message>
      <source>Everything was reviewed; there is nothing to scan again.</source>
      <translation>Todo está revisado; no hay nada que volver a procesar.</translation>
    </message>
    <message>
      <source>Scan again what nobody has reviewed</source>
      <translation>Volver a procesar lo no revisado</translation>
    </message>
    <message>
      <source>See how good it is</source>
      <translation>Ver el resultado</translation>
    </message>
    <message>
      <source>See what it comes to</source>
      <translation>Ver el resultado</translation>
    </message>
    <message>
      <source>This video is not in the project any more.</source>
      <translation>Este video ya no está en el proyecto.</translation>
    </message>
    <message>
      <source>{model} is trained and judged.</source>
      <translation>{model} está entrenado y evaluado.</translation>
    </message>
    <message>
      <source>{model} is trained.</source>
      <translation>{model} está entrenado.</translation>
    </message>
    <message>
      <source>{model} names the animals of this project from now on.</source>
      <translation>Desde ahora, {model} identifica los animales de este proyecto.</translation>
    </message>
  </context>
  <context>
    <name>Improving</name>
    <message>
      <source>A new model could not be kept: this project cannot be written here.</source>
      <translation>No se pudo guardar el modelo nuevo: no se puede escribir en este proyecto.</translation>
    </message>
    <message>
      <source>Go to Improve</source>
      <translation>Ir a Mejorar</translation>
    </message>
    <message>
      <source>The training stopped with its project; open that again to go on with it.</source>
      <translation>El entrenamiento se detuvo con su proyecto; vuelva a abrir ese proyecto para continuarlo.</translation>
    </message>
    <message>
      <source>The training stopped. {why}</source>
      <translation>El entrenamiento se detuvo. {why}</translation>
    </message>
    <message>
      <source>The training stopped: {why}. Nothing of it was saved yet; begin it again.</source>
      <translation>El entrenamiento se detuvo: {why}. Todavía no se había guardado nada; empiécelo de nuevo.</translation>
    </message>
    <message>
      <source>The training stopped: {why}. Press “Go on with it” on the page Improve.</source>
      <translation>El entrenamiento se detuvo: {why}. Pulse «Continuarlo» en la página Mejorar.</translation>
    </message>
    <message>
      <source>The training stopped: {why}. Press “Keep its best” on the page Improve.</source>
      <translation>El entrenamiento se detuvo: {why}. Pulse «Quedarse con el mejor» en la página Mejorar.</translation>
    </message>
    <message>
      <source>The training stopped: {why}. The page Improve says what is damaged of it.</source>
      <translation>El entrenamiento se detuvo: {why}. La página Mejorar dice qué está dañado.</translation>
    </message>
    <message>
      <source>This computer could not be measured: {why}.</source>
      <translation>No se pudo medir la velocidad de este equipo: {why}.</translation>
    </message>
    <message>
      <source>a mistake in Trapline ({what})</source>
      <translation>un error en Trapline ({what})</translation>
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
      <translation>Eventos: registros</translation>
    </message>
    <message>
      <source>From which record the interval is measured</source>
      <translation>Desde qué registro se mide el intervalo</translation>
    </message>
    <message>
      <source>Independence interval in minutes</source>
      <translation>Intervalo de independencia en minutos</translation>
    </message>
    <message>
      <source>Rule of independence</source>
      <translation>Regla de independencia</translation>
    </message>
    <message>
      <source>Two cameras of one site see events of their own.</source>
      <translation>Dos cámaras de un sitio tienen eventos separados.</translation>
    </message>
    <message>
      <source>after the last independent one</source>
      <translation>tras el último independiente</translation>
    </message>
    <message>
      <source>after the last one</source>
      <translation>tras el último</translation>
    </message>
    <message>
      <source>each camera by itself</source>
      <translation>por cámara</translation>
    </message>
  </context>
  <context>
    <name>Judging</name>
    <message>
      <source>The model could not be judged: {why}.</source>
      <translation>No se pudo evaluar el modelo: {why}.</translation>
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
      <translation>Ir a un tiempo o fotograma</translation>
    </message>
  </context>
  <context>
    <name>Keeping</name>
    <message>
      <source>The next training starts from what the project uses.</source>
      <translation>El próximo entrenamiento parte de lo que usa el proyecto.</translation>
    </message>
    <message>
      <source>The next training starts from {model}.</source>
      <translation>El próximo entrenamiento parte de {model}.</translation>
    </message>
    <message>
      <source>{model} is exported to {place}.</source>
      <translation>{model} se exportó a {place}.</translation>
    </message>
    <message>
      <source>{model} is removed.</source>
      <translation>{model} se quitó.</translation>
    </message>
  </context>
  <context>
    <name>KeySheet</name>
    <message>
      <source>Keys</source>
      <translation>Atajos de teclado</translation>
    </message>
    <message>
      <source>any key closes this</source>
      <translation>cualquier tecla cierra esto</translation>
    </message>
    <message>
      <source>arrows scroll, any other key closes this</source>
      <translation>las flechas desplazan; cualquier otra tecla cierra</translation>
    </message>
  </context>
  <context>
    <name>Keys</name>
    <message>
      <source>A box in the middle</source>
      <translation>Un recuadro en el centro</translation>
    </message>
    <message>
      <source>A box over another</source>
      <translation>Recuadro sobre otro</translation>
    </message>
    <message>
      <source>About Trapline and its licences…</source>
      <translation>Acerca de Trapline y sus licencias…</translation>
    </message>
    <message>
      <source>Accept</source>
      <translation>Aceptar</translation>
    </message>
    <message>
      <source>Add a behavior</source>
      <translation>Añadir un comportamiento</translation>
    </message>
    <message>
      <source>Add a folder to this project…</source>
      <translation>Añadir una carpeta a este proyecto…</translation>
    </message>
    <message>
      <source>Add an animal</source>
      <translation>Añadir un animal</translation>
    </message>
    <message>
      <source>Agreement of observers…</source>
      <translation>Concordancia entre observadores…</translation>
    </message>
    <message>
      <source>All keys</source>
      <translation>Todos los atajos</translation>
    </message>
    <message>
      <source>All of it in view</source>
      <translation>Ver todo</translation>
    </message>
    <message>
      <source>Analyse</source>
      <translation>Analizar</translation>
    </message>
    <message>
      <source>Animals that can be here…</source>
      <translation>Lista de especies…</translation>
    </message>
    <message>
      <source>Box down</source>
      <translation>Recuadro hacia abajo</translation>
    </message>
    <message>
      <source>Box higher</source>
      <translation>Recuadro más alto</translation>
    </message>
    <message>
      <source>Box less high</source>
      <translation>Recuadro más bajo</translation>
    </message>
    <message>
      <source>Box narrower</source>
      <translation>Recuadro más estrecho</translation>
    </message>
    <message>
      <source>Box to the left</source>
      <translation>Recuadro a la izquierda</translation>
    </message>
    <message>
      <source>Box to the right</source>
      <translation>Recuadro a la derecha</translation>
    </message>
    <message>
      <source>Box up</source>
      <translation>Recuadro hacia arriba</translation>
    </message>
    <message>
      <source>Box wider</source>
      <translation>Recuadro más ancho</translation>
    </message>
    <message>
      <source>Boxes</source>
      <translation>Recuadros</translation>
    </message>
    <message>
      <source>Brighten the night</source>
      <translation>Aclarar la imagen nocturna</translation>
    </message>
    <message>
      <source>Close the project</source>
      <translation>Cerrar el proyecto</translation>
    </message>
    <message>
      <source>Code behavior by holding keys</source>
      <translation>Codificar con teclas</translation>
    </message>
    <message>
      <source>Confirm the rest…</source>
      <translation>Confirmar los demás…</translation>
    </message>
    <message>
      <source>Copy it with the boxes</source>
      <translation>Copiarla con los recuadros</translation>
    </message>
    <message>
      <source>Copy the picture</source>
      <translation>Copiar la imagen</translation>
    </message>
    <message>
      <source>Copy to the next</source>
      <translation>Copiar al siguiente</translation>
    </message>
    <message>
      <source>Deployments and clocks…</source>
      <translation>Despliegues y relojes…</translation>
    </message>
    <message>
      <source>Ends here</source>
      <translation>Termina aquí</translation>
    </message>
    <message>
      <source>Enter</source>
      <translation>Intro</translation>
    </message>
    <message>
      <source>Ethogram…</source>
      <translation>Etograma…</translation>
    </message>
    <message>
      <source>Export…</source>
      <translation>Exportar…</translation>
    </message>
    <message>
      <source>Faster</source>
      <translation>Más rápido</translation>
    </message>
    <message>
      <source>Filter</source>
      <translation>Filtro</translation>
    </message>
    <message>
      <source>Find a video</source>
      <translation>Buscar un video</translation>
    </message>
    <message>
      <source>First frame or photo</source>
      <translation>Primer fotograma o foto</translation>
    </message>
    <message>
      <source>Go to a time or frame…</source>
      <translation>Ir a un tiempo o fotograma…</translation>
    </message>
    <message>
      <source>Grid or player</source>
      <translation>Cuadrícula o reproductor</translation>
    </message>
    <message>
      <source>How many</source>
      <translation>Cuántos</translation>
    </message>
    <message>
      <source>Import labels or boxes…</source>
      <translation>Importar etiquetas o recuadros…</translation>
    </message>
    <message>
      <source>Improve the model</source>
      <translation>Mejorar el modelo</translation>
    </message>
    <message>
      <source>Keep this project elsewhere…</source>
      <translation>Guardar este proyecto en otro lugar…</translation>
    </message>
    <message>
      <source>Label</source>
      <translation>Etiquetas</translation>
    </message>
    <message>
      <source>Last frame or photo</source>
      <translation>Último fotograma o foto</translation>
    </message>
    <message>
      <source>Library</source>
      <translation>Biblioteca</translation>
    </message>
    <message>
      <source>Loop what is selected</source>
      <translation>Repetir lo seleccionado</translation>
    </message>
    <message>
      <source>Merge with the next</source>
      <translation>Unir con el siguiente</translation>
    </message>
    <message>
      <source>Models…</source>
      <translation>Modelos…</translation>
    </message>
    <message>
      <source>Move</source>
      <translation>Navegar</translation>
    </message>
    <message>
      <source>Name by one key</source>
      <translation>Identificar con una tecla</translation>
    </message>
    <message>
      <source>Next observation</source>
      <translation>Observación siguiente</translation>
    </message>
    <message>
      <source>Next to review</source>
      <translation>Siguiente por revisar</translation>
    </message>
    <message>
      <source>Next video</source>
      <translation>Video siguiente</translation>
    </message>
    <message>
      <source>Nothing there</source>
      <translation>No hay nada</translation>
    </message>
    <message>
      <source>One frame or photo back</source>
      <translation>Un fotograma o foto atrás</translation>
    </message>
    <message>
      <source>One frame or photo on</source>
      <translation>Un fotograma o foto adelante</translation>
    </message>
    <message>
      <source>One second back</source>
      <translation>Un segundo atrás</translation>
    </message>
    <message>
      <source>One second on</source>
      <translation>Un segundo adelante</translation>
    </message>
    <message>
      <source>Open a folder of videos…</source>
      <translation>Abrir una carpeta de videos…</translation>
    </message>
    <message>
      <source>Open a project…</source>
      <translation>Abrir un proyecto…</translation>
    </message>
    <message>
      <source>Open a shared project…</source>
      <translation>Abrir un proyecto compartido…</translation>
    </message>
    <message>
      <source>Person</source>
      <translation>Persona</translation>
    </message>
    <message>
      <source>Pin what is selected</source>
      <translation>Fijar lo seleccionado</translation>
    </message>
    <message>
      <source>Pin what is selected to {n}</source>
      <translation>Fijar lo seleccionado en {n}</translation>
    </message>
    <message>
      <source>Pinned label {n}</source>
      <translation>Etiqueta fijada {n}</translation>
    </message>
    <message>
      <source>Pinned labels</source>
      <translation>Etiquetas fijadas</translation>
    </message>
    <message>
      <source>Play</source>
      <translation>Reproducir</translation>
    </message>
    <message>
      <source>Play backwards</source>
      <translation>Reproducir hacia atrás</translation>
    </message>
    <message>
      <source>Play or pause</source>
      <translation>Reproducir o pausar</translation>
    </message>
    <message>
      <source>Previous observation</source>
      <translation>Observación anterior</translation>
    </message>
    <message>
      <source>Previous video</source>
      <translation>Video anterior</translation>
    </message>
    <message>
      <source>Project</source>
      <translation>Proyecto</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>Salir</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>Rehacer</translation>
    </message>
    <message>
      <source>Reject</source>
      <translation>Rechazar</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Quitar</translation>
    </message>
    <message>
      <source>Remove copies…</source>
      <translation>Quitar copias…</translation>
    </message>
    <message>
      <source>Remove from the project…</source>
      <translation>Quitar del proyecto…</translation>
    </message>
    <message>
      <source>Remove the box of this frame</source>
      <translation>Quitar este recuadro</translation>
    </message>
    <message>
      <source>Restore a backup…</source>
      <translation>Restaurar una copia de seguridad…</translation>
    </message>
    <message>
      <source>Review blind, as a second observer…</source>
      <translation>Revisar a ciegas, como segundo observador…</translation>
    </message>
    <message>
      <source>Reviewed clips most like it</source>
      <translation>Clips revisados más parecidos</translation>
    </message>
    <message>
      <source>Save diagnostics…</source>
      <translation>Guardar el diagnóstico…</translation>
    </message>
    <message>
      <source>Say a pinned label</source>
      <translation>Usar una etiqueta fijada</translation>
    </message>
    <message>
      <source>Say the last name again</source>
      <translation>Repetir el último nombre</translation>
    </message>
    <message>
      <source>Scan all again…</source>
      <translation>Volver a procesar todo…</translation>
    </message>
    <message>
      <source>Scan what is new</source>
      <translation>Procesar lo nuevo</translation>
    </message>
    <message>
      <source>Select the one above too</source>
      <translation>Seleccionar también el de arriba</translation>
    </message>
    <message>
      <source>Select the one below too</source>
      <translation>Seleccionar también el de abajo</translation>
    </message>
    <message>
      <source>Settings…</source>
      <translation>Ajustes…</translation>
    </message>
    <message>
      <source>Slower</source>
      <translation>Más lento</translation>
    </message>
    <message>
      <source>Sound on or off</source>
      <translation>Activar o desactivar el sonido</translation>
    </message>
    <message>
      <source>Species</source>
      <translation>Especie</translation>
    </message>
    <message>
      <source>Split at the playhead</source>
      <translation>Dividir en el cabezal</translation>
    </message>
    <message>
      <source>Starts here</source>
      <translation>Empieza aquí</translation>
    </message>
    <message>
      <source>Take the tour</source>
      <translation>Hacer el recorrido</translation>
    </message>
    <message>
      <source>Timeline closer</source>
      <translation>Acercar la línea de tiempo</translation>
    </message>
    <message>
      <source>Timeline further</source>
      <translation>Alejar la línea de tiempo</translation>
    </message>
    <message>
      <source>Timeline to what is selected</source>
      <translation>Ajustar la línea de tiempo a la selección</translation>
    </message>
    <message>
      <source>To the drawn box before</source>
      <translation>Al recuadro dibujado anterior</translation>
    </message>
    <message>
      <source>To the next drawn box</source>
      <translation>Al recuadro dibujado siguiente</translation>
    </message>
    <message>
      <source>Try the demonstration</source>
      <translation>Probar la demostración</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Deshacer</translation>
    </message>
    <message>
      <source>Unknown animal</source>
      <translation>Animal desconocido</translation>
    </message>
    <message>
      <source>User guide</source>
      <translation>Guía del usuario</translation>
    </message>
    <message>
      <source>Vehicle</source>
      <translation>Vehículo</translation>
    </message>
    <message>
      <source>Ways of the animals</source>
      <translation>Recorridos de los animales</translation>
    </message>
    <message>
      <source>What is new</source>
      <translation>Novedades</translation>
    </message>
    <message>
      <source>Where something moved</source>
      <translation>Dónde se movió algo</translation>
    </message>
    <message>
      <source>Where the model looks</source>
      <translation>Dónde mira el modelo</translation>
    </message>
    <message>
      <source>Which frames mattered to it</source>
      <translation>Qué fotogramas le importaron</translation>
    </message>
    <message>
      <source>Which individual</source>
      <translation>Qué individuo</translation>
    </message>
    <message>
      <source>Wider: genus, family, order</source>
      <translation>Más amplio: género, familia, orden</translation>
    </message>
    <message>
      <source>Write a note</source>
      <translation>Escribir una nota</translation>
    </message>
    <message>
      <source>Your own name for it…</source>
      <translation>Nombre personalizado…</translation>
    </message>
    <message>
      <source>{key}+drag</source>
      <translation>{key}+arrastrar</translation>
    </message>
  </context>
  <context>
    <name>KeysDialog</name>
    <message>
      <source>All as usual</source>
      <translation>Restablecer todos</translation>
    </message>
    <message>
      <source>Choose a line first.</source>
      <translation>Seleccione primero una línea.</translation>
    </message>
    <message>
      <source>Double-click a line, then press the new key.</source>
      <translation>Haga doble clic en una línea y pulse la tecla nueva.</translation>
    </message>
    <message>
      <source>Key</source>
      <translation>Tecla</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>Atajos de teclado</translation>
    </message>
    <message>
      <source>No key</source>
      <translation>Sin tecla</translation>
    </message>
    <message>
      <source>Press the new key</source>
      <translation>Pulse la tecla nueva</translation>
    </message>
    <message>
      <source>The usual key</source>
      <translation>Tecla predeterminada</translation>
    </message>
    <message>
      <source>Use it here instead</source>
      <translation>Usarla aquí en su lugar</translation>
    </message>
    <message>
      <source>What it does</source>
      <translation>Función</translation>
    </message>
    <message>
      <source>{action} has no key now.</source>
      <translation>{action} ya no tiene tecla.</translation>
    </message>
    <message>
      <source>{key} is the key of: {action}.</source>
      <translation>{key} es la tecla de: {action}.</translation>
    </message>
  </context>
  <context>
    <name>LearnerProcess</name>
    <message>
      <source>the process that trains could not be started</source>
      <translation>no se pudo iniciar el proceso que entrena</translation>
    </message>
    <message>
      <source>the process that trains ended early (exit code {n})</source>
      <translation>el proceso que entrena terminó antes de tiempo (código {n})</translation>
    </message>
    <message>
      <source>the system ended the process that trains; perhaps memory ran out</source>
      <translation>el sistema terminó el proceso que entrena; quizá se agotó la memoria</translation>
    </message>
  </context>
  <context>
    <name>Library</name>
    <message>
      <source>1 photo</source>
      <translation>1 foto</translation>
    </message>
    <message>
      <source>1 video</source>
      <translation>1 video</translation>
    </message>
    <message>
      <source>Cannot be read</source>
      <translation>No se puede leer</translation>
    </message>
    <message>
      <source>Not scanned yet</source>
      <translation>Sin procesar todavía</translation>
    </message>
    <message>
      <source>Not scanned yet.</source>
      <translation>Sin procesar todavía.</translation>
    </message>
    <message>
      <source>Not there now: connect its drive, or show where its folder is.</source>
      <translation>No disponible ahora: conecte su unidad o indique dónde está la carpeta.</translation>
    </message>
    <message>
      <source>Nothing moved from beginning to end.</source>
      <translation>Nada se movió de principio a fin.</translation>
    </message>
    <message>
      <source>Observations: {n}, to review: {m}</source>
      <translation>Observaciones: {n}, por revisar: {m}</translation>
    </message>
    <message>
      <source>Read up to a defect</source>
      <translation>Leído hasta un defecto</translation>
    </message>
    <message>
      <source>Scanned to the end.</source>
      <translation>Procesado hasta el final.</translation>
    </message>
    <message>
      <source>about {n} h</source>
      <translation>unas {n} h</translation>
    </message>
    <message>
      <source>about {n} min</source>
      <translation>unos {n} min</translation>
    </message>
    <message>
      <source>by an imported table</source>
      <translation>según una tabla importada</translation>
    </message>
    <message>
      <source>by its name</source>
      <translation>por el nombre</translation>
    </message>
    <message>
      <source>date of the file</source>
      <translation>fecha del archivo</translation>
    </message>
    <message>
      <source>imported</source>
      <translation>importado</translation>
    </message>
    <message>
      <source>less than a minute</source>
      <translation>menos de un minuto</translation>
    </message>
    <message>
      <source>less than a minute left</source>
      <translation>queda menos de un minuto</translation>
    </message>
    <message>
      <source>photo</source>
      <translation>foto</translation>
    </message>
    <message>
      <source>read in the picture</source>
      <translation>leído en la imagen</translation>
    </message>
    <message>
      <source>the photo says so</source>
      <translation>según la foto</translation>
    </message>
    <message>
      <source>the video says so</source>
      <translation>según el video</translation>
    </message>
    <message>
      <source>{n} h left</source>
      <translation>quedan {n} h</translation>
    </message>
    <message>
      <source>{n} min left</source>
      <translation>quedan {n} min</translation>
    </message>
    <message>
      <source>{n} photos</source>
      <translation>{n} fotos</translation>
    </message>
    <message>
      <source>{n} to review</source>
      <translation>{n} por revisar</translation>
    </message>
    <message>
      <source>{n} videos</source>
      <translation>{n} videos</translation>
    </message>
    <message>
      <source>{rate} frames a second</source>
      <translation>{rate} fotogramas por segundo</translation>
    </message>
    <message>
      <source>{videos} and {photos}</source>
      <translation>{videos} y {photos}</translation>
    </message>
  </context>
  <context>
    <name>LibraryFilters</name>
    <message>
      <source>All rejected</source>
      <translation>Todo rechazado</translation>
    </message>
    <message>
      <source>Blank</source>
      <translation>Vacío</translation>
    </message>
    <message>
      <source>By a rule</source>
      <translation>Por una regla</translation>
    </message>
    <message>
      <source>By species, behavior, confidence, site, date, hour …</source>
      <translation>Por especie, comportamiento, confianza, sitio, fecha, hora…</translation>
    </message>
    <message>
      <source>File replaced</source>
      <translation>Archivo reemplazado</translation>
    </message>
    <message>
      <source>Filter…</source>
      <translation>Filtro…</translation>
    </message>
    <message>
      <source>Not scanned</source>
      <translation>Sin procesar</translation>
    </message>
    <message>
      <source>Partial</source>
      <translation>Parcial</translation>
    </message>
    <message>
      <source>Reviewed</source>
      <translation>Revisado</translation>
    </message>
    <message>
      <source>To look at yourself</source>
      <translation>Por mirar usted</translation>
    </message>
    <message>
      <source>To review</source>
      <translation>Por revisar</translation>
    </message>
    <message>
      <source>Unreadable</source>
      <translation>Ilegible</translation>
    </message>
  </context>
  <context>
    <name>LibraryPanel</name>
    <message>
      <source>Add another folder to this project; files are never moved or copied</source>
      <translation>Añadir otra carpeta a este proyecto; los archivos nunca se mueven ni se copian</translation>
    </message>
    <message>
      <source>Add videos</source>
      <translation>Añadir</translation>
    </message>
    <message>
      <source>Library</source>
      <translation>Biblioteca</translation>
    </message>
    <message>
      <source>No video is like that.</source>
      <translation>Ningún video cumple el filtro.</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>Cambiar el nombre</translation>
    </message>
    <message>
      <source>Rename {name}</source>
      <translation>Cambiar el nombre de {name}</translation>
    </message>
    <message>
      <source>Show all videos</source>
      <translation>Mostrar todos los videos</translation>
    </message>
    <message>
      <source>Videos of this project</source>
      <translation>Videos de este proyecto</translation>
    </message>
    <message>
      <source>{n} of {m}</source>
      <translation>{n} de {m}</translation>
    </message>
  </context>
  <context>
    <name>LikePart</name>
    <message>
      <source>The most alike of {n} that people reviewed in other videos; framed in yellow: called otherwise.</source>
      <translation>Los más parecidos de {n} revisados en otros videos; con marco amarillo: identificados de otro modo.</translation>
    </message>
    <message>
      <source>‹ back to where you were</source>
      <translation>‹ volver a donde estaba</translation>
    </message>
  </context>
  <context>
    <name>Listing</name>
    <message>
      <source>Any animal can be here</source>
      <translation>Aquí puede haber cualquier animal</translation>
    </message>
    <message>
      <source>List of {n} animals</source>
      <translation>Lista de {n} animales</translation>
    </message>
  </context>
  <context>
    <name>Looking</name>
    <message>
      <source>Select an animal that has boxes: the model looks at what is in them.</source>
      <translation>Seleccione un animal que tenga recuadros: el modelo mira lo que contienen.</translation>
    </message>
    <message>
      <source>The model cannot show where it looks: {why}</source>
      <translation>El modelo no puede mostrar dónde mira: {why}</translation>
    </message>
    <message>
      <source>The model is looking…</source>
      <translation>El modelo está mirando…</translation>
    </message>
  </context>
  <context>
    <name>MachineScores</name>
    <message>
      <source>A person</source>
      <translation>Una persona</translation>
    </message>
    <message>
      <source>A vehicle</source>
      <translation>Un vehículo</translation>
    </message>
    <message>
      <source>Added by a person; the machine did not see it.</source>
      <translation>Lo añadió una persona; el programa no lo detectó.</translation>
    </message>
    <message>
      <source>An animal</source>
      <translation>Un animal</translation>
    </message>
    <message>
      <source>Detector</source>
      <translation>Detector</translation>
    </message>
    <message>
      <source>Found by its motion, {share} sure that it is alive.</source>
      <translation>Encontrado por su movimiento, con {share} de seguridad de que es un ser vivo.</translation>
    </message>
    <message>
      <source>Its confidence is {share}: this also takes in how surely something alive is there, and which animals can be there.</source>
      <translation>Nombrado así con {share}: ahí entra también lo seguro que es que haya algo vivo y qué animales pueden estar allí.</translation>
    </message>
    <message>
      <source>Motion: none, it stands still</source>
      <translation>Movimiento: ninguno, está quieto</translation>
    </message>
    <message>
      <source>Motion: {share}</source>
      <translation>Movimiento: {share}</translation>
    </message>
    <message>
      <source>No model has named it yet.</source>
      <translation>Ningún modelo lo ha identificado todavía.</translation>
    </message>
    <message>
      <source>Something alive, {share} sure.</source>
      <translation>Un ser vivo, con {share} de seguridad.</translation>
    </message>
    <message>
      <source>Starter looked at it: it knows behaviors, no species. Name some, then improve.</source>
      <translation>Starter lo ha mirado: conoce comportamientos, pero ninguna especie. Identifique algunos y luego mejore el modelo.</translation>
    </message>
    <message>
      <source>{detector}: saw nothing there, {looks}</source>
      <translation>{detector}: no detectó nada ahí, {looks}</translation>
    </message>
    <message>
      <source>{detector}: was not shown it</source>
      <translation>{detector}: no se le consultó</translation>
    </message>
    <message>
      <source>{detector}: {share} in {looks}; its word is “{word}”</source>
      <translation>{detector}: {share} en {looks}; lo llama «{word}»</translation>
    </message>
    <message>
      <source>{model} looked at it and gave no name.</source>
      <translation>{model} lo ha mirado y no lo ha identificado.</translation>
    </message>
    <message>
      <source>{name} (not on the list)</source>
      <translation>{name} (fuera de la lista)</translation>
    </message>
    <message>
      <source>{n} of {all} frames</source>
      <translation>{n} de {all} fotogramas</translation>
    </message>
    <message>
      <source>{who}, {share} sure.</source>
      <translation>{who}, con {share} de seguridad.</translation>
    </message>
  </context>
  <context>
    <name>MainWindow</name>
    <message>
      <source>Open {name}</source>
      <translation>Abrir {name}</translation>
    </message>
    <message>
      <source>Opening…</source>
      <translation>Abriendo…</translation>
    </message>
    <message>
      <source>{path}, which was open last, is not there. Connect its drive, or open another.</source>
      <translation>{path}, abierto la última vez, no está. Conecte su unidad o abra otro proyecto.</translation>
    </message>
  </context>
  <context>
    <name>Mattering</name>
    <message>
      <source>Select an animal that has boxes: the model looks at what is in them.</source>
      <translation>Seleccione un animal que tenga recuadros: el modelo mira lo que contienen.</translation>
    </message>
    <message>
      <source>The model cannot say which frames mattered: {why}</source>
      <translation>El modelo no puede decir qué fotogramas importaron: {why}</translation>
    </message>
    <message>
      <source>The model is looking…</source>
      <translation>El modelo está mirando…</translation>
    </message>
  </context>
  <context>
    <name>MessageBar</name>
    <message>
      <source>Close the message</source>
      <translation>Cerrar el mensaje</translation>
    </message>
  </context>
  <context>
    <name>Middle</name>
    <message>
      <source>Add a folder…</source>
      <translation>Añadir una carpeta…</translation>
    </message>
    <message>
      <source>Drop a folder of videos here. Files are never moved or copied.</source>
      <translation>Arrastre aquí una carpeta de videos. Los archivos nunca se mueven ni se copian.</translation>
    </message>
    <message>
      <source>Looking for videos…</source>
      <translation>Buscando videos…</translation>
    </message>
    <message>
      <source>This project has no videos yet</source>
      <translation>Este proyecto aún no tiene videos</translation>
    </message>
  </context>
  <context>
    <name>ModelLine</name>
    <message>
      <source>No model names the animals of this project, so there is none that looks. Choose one in the menu of Scan, or make one with Improve.</source>
      <translation>Ningún modelo identifica los animales de este proyecto, así que no hay ninguno que mire. Elija uno en el menú de «Procesar» o cree uno con «Mejorar».</translation>
    </message>
  </context>
  <context>
    <name>ModelList</name>
    <message>
      <source>Models</source>
      <translation>Modelos</translation>
    </message>
  </context>
  <context>
    <name>ModelTrial</name>
    <message>
      <source>It could not be tried: {why}.</source>
      <translation>No se pudo probar: {why}.</translation>
    </message>
  </context>
  <context>
    <name>Models</name>
    <message>
      <source>A start for training. A scan can use it too: it names animals.</source>
      <translation>Punto de partida para entrenar. También sirve para procesar: identifica animales.</translation>
    </message>
    <message>
      <source>A start for training: knows how things move, but no species. A scan cannot use it.</source>
      <translation>Punto de partida para entrenar: sabe cómo se mueven las cosas, pero no conoce especies. No sirve para procesar.</translation>
    </message>
    <message>
      <source>A start for training: knows what animals do. A scan can use it too: it knows no species, so animals stay unnamed.</source>
      <translation>Punto de partida para entrenar: sabe lo que hacen los animales. También sirve para procesar: no conoce especies, así que los animales quedan sin identificar.</translation>
    </message>
    <message>
      <source>After its training: {score}, every class alike, on {m} clips of sites that it never saw.</source>
      <translation>Tras su entrenamiento: {score}, cada clase por igual, en {m} clips de sitios que nunca vio.</translation>
    </message>
    <message>
      <source>After its training: {score}, every class alike, on {m} other clips of sites that it knows.</source>
      <translation>Tras su entrenamiento: {score}, cada clase por igual, en {m} otros clips de sitios que conoce.</translation>
    </message>
    <message>
      <source>Behaviors</source>
      <translation>Comportamientos</translation>
    </message>
    <message>
      <source>Built as</source>
      <translation>Arquitectura</translation>
    </message>
    <message>
      <source>Chosen from elsewhere</source>
      <translation>Añadidos por usted</translation>
    </message>
    <message>
      <source>Comes with Trapline</source>
      <translation>Incluidos con Trapline</translation>
    </message>
    <message>
      <source>Do not use it any more</source>
      <translation>No usarlo más</translation>
    </message>
    <message>
      <source>File</source>
      <translation>Archivo</translation>
    </message>
    <message>
      <source>From</source>
      <translation>Procedencia</translation>
    </message>
    <message>
      <source>Helps motion to find what is in the picture: animals, people, vehicles.</source>
      <translation>Ayuda al movimiento a encontrar lo que hay en la imagen: animales, personas, vehículos.</translation>
    </message>
    <message>
      <source>In your review: {n} of {m} findings that you looked at were right ({low} to {high}).</source>
      <translation>En su revisión: {n} de {m} detecciones revisadas eran correctas ({low} a {high}).</translation>
    </message>
    <message>
      <source>It was judged on your labels, but they hold nothing that it knows.</source>
      <translation>Se evaluó con sus etiquetas, pero no contienen nada que conozca.</translation>
    </message>
    <message>
      <source>Knows</source>
      <translation>Conoce</translation>
    </message>
    <message>
      <source>Learned from</source>
      <translation>Aprendió de</translation>
    </message>
    <message>
      <source>Licence</source>
      <translation>Licencia</translation>
    </message>
    <message>
      <source>Made by</source>
      <translation>Hecho por</translation>
    </message>
    <message>
      <source>Names the animals that a scan finds, and what they do.</source>
      <translation>Identifica los animales que se encuentran al procesar y lo que hacen.</translation>
    </message>
    <message>
      <source>On this computer</source>
      <translation>En este equipo</translation>
    </message>
    <message>
      <source>On your labels: {score}, every class alike, on {m} clips.</source>
      <translation>Con sus etiquetas: {score}, cada clase por igual, en {m} clips.</translation>
    </message>
    <message>
      <source>SHA-256</source>
      <translation>SHA-256</translation>
    </message>
    <message>
      <source>Said of it</source>
      <translation>Comentarios</translation>
    </message>
    <message>
      <source>Says what animals do. It knows no species, so they stay unnamed.</source>
      <translation>Indica lo que hacen los animales. No conoce especies, así que quedan sin identificar.</translation>
    </message>
    <message>
      <source>Since</source>
      <translation>Desde</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Tamaño</translation>
    </message>
    <message>
      <source>Start the next training from it</source>
      <translation>Partir de él en el próximo entrenamiento</translation>
    </message>
    <message>
      <source>Started from</source>
      <translation>Modelo de partida</translation>
    </message>
    <message>
      <source>To be cited as</source>
      <translation>Cómo citar</translation>
    </message>
    <message>
      <source>To download</source>
      <translation>Disponibles</translation>
    </message>
    <message>
      <source>Trained in this project</source>
      <translation>Entrenados en este proyecto</translation>
    </message>
    <message>
      <source>Use it for this project</source>
      <translation>Usarlo en este proyecto</translation>
    </message>
    <message>
      <source>asks for it…</source>
      <translation>solicitando…</translation>
    </message>
    <message>
      <source>finds animals</source>
      <translation>encuentra animales</translation>
    </message>
    <message>
      <source>in use</source>
      <translation>en uso</translation>
    </message>
    <message>
      <source>is judged on your labels…</source>
      <translation>evaluando con sus etiquetas…</translation>
    </message>
    <message>
      <source>is looked into…</source>
      <translation>examinando…</translation>
    </message>
    <message>
      <source>its makers publish none: only the length can be checked</source>
      <translation>sus autores no publican ninguno: solo se puede comprobar el tamaño</translation>
    </message>
    <message>
      <source>names animals</source>
      <translation>identifica animales</translation>
    </message>
    <message>
      <source>one animal</source>
      <translation>un animal</translation>
    </message>
    <message>
      <source>one behavior</source>
      <translation>un comportamiento</translation>
    </message>
    <message>
      <source>one of them at a time (softmax): it never says that an animal does none</source>
      <translation>solo uno a la vez (softmax): nunca dice que un animal no muestre ninguno</translation>
    </message>
    <message>
      <source>reads clip {n} of {m}</source>
      <translation>leyendo el clip {n} de {m}</translation>
    </message>
    <message>
      <source>says what animals do</source>
      <translation>indica lo que hacen los animales</translation>
    </message>
    <message>
      <source>to train from</source>
      <translation>para entrenar</translation>
    </message>
    <message>
      <source>yours, as you trained it</source>
      <translation>suya, porque usted lo entrenó</translation>
    </message>
    <message>
      <source>{model}, of {day}</source>
      <translation>{model}, del {day}</translation>
    </message>
    <message>
      <source>{n} animals</source>
      <translation>{n} animales</translation>
    </message>
    <message>
      <source>{n} behaviors</source>
      <translation>{n} comportamientos</translation>
    </message>
    <message>
      <source>{n} labelled clips of one site of this project</source>
      <translation>{n} clips etiquetados de un sitio de este proyecto</translation>
    </message>
    <message>
      <source>{n} labelled clips of {m} sites of this project</source>
      <translation>{n} clips etiquetados de {m} sitios de este proyecto</translation>
    </message>
    <message>
      <source>{size} came</source>
      <translation>{size} descargados</translation>
    </message>
    <message>
      <source>{size} came already</source>
      <translation>{size} ya descargados</translation>
    </message>
    <message>
      <source>{size} of {total}</source>
      <translation>{size} de {total}</translation>
    </message>
  </context>
  <context>
    <name>ModelsPage</name>
    <message>
      <source>About the model</source>
      <translation>Acerca del modelo</translation>
    </message>
    <message>
      <source>Import a file…</source>
      <translation>Importar un archivo…</translation>
    </message>
    <message>
      <source>Import a model</source>
      <translation>Importar un modelo</translation>
    </message>
    <message>
      <source>Models ({patterns})</source>
      <translation>Modelos ({patterns})</translation>
    </message>
    <message>
      <source>Nothing is fetched unless you ask for it.</source>
      <translation>No se descarga nada si usted no lo pide.</translation>
    </message>
    <message>
      <source>Or drop a file here: {suffixes}. It is looked into first; nothing in it is ever run.</source>
      <translation>O suelte aquí un archivo: {suffixes}. Primero se examina; nada de su contenido se ejecuta.</translation>
    </message>
    <message>
      <source>‹ Back</source>
      <translation>‹ Volver</translation>
    </message>
  </context>
  <context>
    <name>ModelsVisit</name>
    <message>
      <source>Show it</source>
      <translation>Mostrarlo</translation>
    </message>
    <message>
      <source>{model} is installed.</source>
      <translation>{model} está instalado.</translation>
    </message>
  </context>
  <context>
    <name>Names</name>
    <message>
      <source>accepted</source>
      <translation>aceptado</translation>
    </message>
    <message>
      <source>added by hand</source>
      <translation>añadido a mano</translation>
    </message>
    <message>
      <source>animal</source>
      <translation>animal</translation>
    </message>
    <message>
      <source>animal?</source>
      <translation>¿animal?</translation>
    </message>
    <message>
      <source>behavior?</source>
      <translation>¿comportamiento?</translation>
    </message>
    <message>
      <source>corrected</source>
      <translation>corregido</translation>
    </message>
    <message>
      <source>model {n}</source>
      <translation>modelo {n}</translation>
    </message>
    <message>
      <source>nothing there</source>
      <translation>no hay nada</translation>
    </message>
    <message>
      <source>person</source>
      <translation>persona</translation>
    </message>
    <message>
      <source>rejected</source>
      <translation>rechazado</translation>
    </message>
    <message>
      <source>to review</source>
      <translation>por revisar</translation>
    </message>
    <message>
      <source>unknown animal</source>
      <translation>animal desconocido</translation>
    </message>
    <message>
      <source>vehicle</source>
      <translation>vehículo</translation>
    </message>
    <message>
      <source>~ Raw scores, no chances: this model was judged on too few clips to know how often they are right.</source>
      <translation>~ Puntuaciones brutas, no probabilidades: este modelo se evaluó con muy pocos clips para saber con qué frecuencia aciertan.</translation>
    </message>
  </context>
  <context>
    <name>NewTaxonDialog</name>
    <message>
      <source>Add</source>
      <translation>Añadir</translation>
    </message>
    <message>
      <source>Add an animal to this project</source>
      <translation>Añadir un animal a este proyecto</translation>
    </message>
    <message>
      <source>Belongs to</source>
      <translation>Pertenece a</translation>
    </message>
    <message>
      <source>May stay empty</source>
      <translation>Puede quedar vacío</translation>
    </message>
    <message>
      <source>May stay empty: cat family, Canis…</source>
      <translation>Puede quedar vacío: félidos, Canis…</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Nombre</translation>
    </message>
    <message>
      <source>Rank</source>
      <translation>Rango</translation>
    </message>
    <message>
      <source>Scientific name</source>
      <translation>Nombre científico</translation>
    </message>
  </context>
  <context>
    <name>NumbersModel</name>
    <message>
      <source>opens one video</source>
      <translation>abre un video</translation>
    </message>
    <message>
      <source>opens {n} videos</source>
      <translation>abre {n} videos</translation>
    </message>
  </context>
  <context>
    <name>NumbersTable</name>
    <message>
      <source>The numbers behind the plot</source>
      <translation>Los números del gráfico</translation>
    </message>
  </context>
  <context>
    <name>ObservationCard</name>
    <message>
      <source>Add a behavior: eats, sleeps…</source>
      <translation>Añadir: come, duerme…</translation>
    </message>
    <message>
      <source>Animals that can be here</source>
      <translation>Lista de especies: animales que puede haber aquí</translation>
    </message>
    <message>
      <source>BEHAVIOR</source>
      <translation>COMPORTAMIENTO</translation>
    </message>
    <message>
      <source>Behavior</source>
      <translation>Comportamiento</translation>
    </message>
    <message>
      <source>Behaviors, their keys, colors and groups</source>
      <translation>Comportamientos, sus teclas, colores y grupos</translation>
    </message>
    <message>
      <source>Count {name}</source>
      <translation>Cantidad de {name}</translation>
    </message>
    <message>
      <source>Ethogram…</source>
      <translation>Etograma…</translation>
    </message>
    <message>
      <source>FROM WHAT YOU SAID SO FAR</source>
      <translation>SEGÚN LO QUE HA INDICADO</translation>
    </message>
    <message>
      <source>HISTORY</source>
      <translation>HISTORIAL</translation>
    </message>
    <message>
      <source>Individual of {name}</source>
      <translation>Individuo de {name}</translation>
    </message>
    <message>
      <source>Life stage of {name}</source>
      <translation>Etapa de vida de {name}</translation>
    </message>
    <message>
      <source>List…</source>
      <translation>Lista…</translation>
    </message>
    <message>
      <source>Modifiers</source>
      <translation>Modificadores</translation>
    </message>
    <message>
      <source>Modifiers of {name}</source>
      <translation>Modificadores de {name}</translation>
    </message>
    <message>
      <source>Notes on {name}</source>
      <translation>Notas sobre {name}</translation>
    </message>
    <message>
      <source>Quality of {name}</source>
      <translation>Calidad de {name}</translation>
    </message>
    <message>
      <source>Reaction of {name}</source>
      <translation>Reacción de {name}</translation>
    </message>
    <message>
      <source>Remove this behavior</source>
      <translation>Quitar este comportamiento</translation>
    </message>
    <message>
      <source>SPECIES</source>
      <translation>ESPECIE</translation>
    </message>
    <message>
      <source>Sex of {name}</source>
      <translation>Sexo de {name}</translation>
    </message>
    <message>
      <source>Species</source>
      <translation>Especie</translation>
    </message>
    <message>
      <source>THE MACHINE SAYS</source>
      <translation>SEGÚN EL PROGRAMA</translation>
    </message>
    <message>
      <source>Tags of {name}</source>
      <translation>Palabras clave de {name}</translation>
    </message>
    <message>
      <source>Type a few letters: lion, panth, fel…</source>
      <translation>Unas letras: león, panth, fel…</translation>
    </message>
    <message>
      <source>‹ of {animal}</source>
      <translation>‹ de {animal}</translation>
    </message>
  </context>
  <context>
    <name>ObservationPanel</name>
    <message>
      <source>Done</source>
      <translation>Listo</translation>
    </message>
    <message>
      <source>Next</source>
      <translation>Siguiente</translation>
    </message>
  </context>
  <context>
    <name>OpenAgainMenu</name>
    <message>
      <source>Open again</source>
      <translation>Volver a abrir</translation>
    </message>
  </context>
  <context>
    <name>Passage</name>
    <message>
      <source>Opening…</source>
      <translation>Abriendo…</translation>
    </message>
    <message>
      <source>Stopping what is under way…</source>
      <translation>Deteniendo lo que está en marcha…</translation>
    </message>
  </context>
  <context>
    <name>PhotoBar</name>
    <message>
      <source>Brighten the picture</source>
      <translation>Aclarar la imagen</translation>
    </message>
    <message>
      <source>Camera clock</source>
      <translation>Hora de la cámara</translation>
    </message>
    <message>
      <source>Next photo</source>
      <translation>Foto siguiente</translation>
    </message>
    <message>
      <source>Photo</source>
      <translation>Foto</translation>
    </message>
    <message>
      <source>Photo before</source>
      <translation>Foto anterior</translation>
    </message>
    <message>
      <source>Photo {n} of {all} in this burst</source>
      <translation>Foto {n} de {all} de esta ráfaga</translation>
    </message>
  </context>
  <context>
    <name>PhotoShelf</name>
    <message>
      <source>Animals in this photo</source>
      <translation>Animales de esta foto</translation>
    </message>
    <message>
      <source>Animals: {n}, to review: {m}</source>
      <translation>Animales: {n}, por revisar: {m}</translation>
    </message>
    <message>
      <source>Drag on the picture to add an animal.</source>
      <translation>Arrastre sobre la imagen para añadir un animal.</translation>
    </message>
    <message>
      <source>Photos of this burst</source>
      <translation>Fotos de esta ráfaga</translation>
    </message>
  </context>
  <context>
    <name>Picker</name>
    <message>
      <source>Choices: {n}</source>
      <translation>Opciones: {n}</translation>
    </message>
    <message>
      <source>nothing is called so</source>
      <translation>nada se llama así</translation>
    </message>
    <message>
      <source>{n} of {all}</source>
      <translation>{n} de {all}</translation>
    </message>
  </context>
  <context>
    <name>PinBar</name>
    <message>
      <source>Pin what is selected here</source>
      <translation>Fijar aquí lo seleccionado</translation>
    </message>
    <message>
      <source>Pin what is selected to {n} (Ctrl+{n})</source>
      <translation>Fijar lo seleccionado en {n} (Ctrl+{n})</translation>
    </message>
    <message>
      <source>Press {n}. Right click to change it.</source>
      <translation>Pulse {n}. Clic derecho para cambiarlo.</translation>
    </message>
    <message>
      <source>Unpin</source>
      <translation>Desfijar</translation>
    </message>
  </context>
  <context>
    <name>Pinning</name>
    <message>
      <source>It has no name yet that could be pinned.</source>
      <translation>Aún no tiene un nombre que se pueda fijar.</translation>
    </message>
    <message>
      <source>Name {name} more widely</source>
      <translation>Identificar {name} de forma más amplia</translation>
    </message>
    <message>
      <source>Nothing is pinned to {n}. Press Ctrl+{n} to pin what is selected.</source>
      <translation>No hay nada fijado en {n}. Pulse Ctrl+{n} para fijar lo seleccionado.</translation>
    </message>
    <message>
      <source>Pin {name} to {n}</source>
      <translation>Fijar {name} en {n}</translation>
    </message>
    <message>
      <source>The whole video: {name}</source>
      <translation>Todo el video: {name}</translation>
    </message>
    <message>
      <source>There is nothing wider to call it.</source>
      <translation>No hay nombre más amplio.</translation>
    </message>
    <message>
      <source>Unpin {n}</source>
      <translation>Desfijar {n}</translation>
    </message>
  </context>
  <context>
    <name>PlaceQuestions</name>
    <message>
      <source>Add a folder of videos</source>
      <translation>Añadir una carpeta de videos</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Abrir</translation>
    </message>
    <message>
      <source>Open a folder of videos</source>
      <translation>Abrir una carpeta de videos</translation>
    </message>
    <message>
      <source>Open a project</source>
      <translation>Abrir un proyecto</translation>
    </message>
    <message>
      <source>Open a shared project</source>
      <translation>Abrir un proyecto compartido</translation>
    </message>
    <message>
      <source>Trapline projects (*.trapline)</source>
      <translation>Proyectos de Trapline (*.trapline)</translation>
    </message>
    <message>
      <source>Where is the project? Ask who looks after the database; an empty one becomes a new project.</source>
      <translation>¿Dónde está el proyecto? Pregunte a quien administra la base de datos; una vacía se convierte en un proyecto nuevo.</translation>
    </message>
  </context>
  <context>
    <name>PlacesDialog</name>
    <message>
      <source>* Files that the pattern does not fit: {n}; their places are guessed.</source>
      <translation>* Archivos con los que no encaja el patrón: {n}; sus sitios son una suposición.</translation>
    </message>
    <message>
      <source>Deployment</source>
      <translation>Despliegue</translation>
    </message>
    <message>
      <source>Files</source>
      <translation>Archivos</translation>
    </message>
    <message>
      <source>Files: {n}, deployments: {m}, sites: {k}.</source>
      <translation>Archivos: {n}, despliegues: {m}, sitios: {k}.</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Carpeta</translation>
    </message>
    <message>
      <source>Folders</source>
      <translation>Carpetas</translation>
    </message>
    <message>
      <source>Now</source>
      <translation>Ahora</translation>
    </message>
    <message>
      <source>Pattern of the folders</source>
      <translation>Patrón de las carpetas</translation>
    </message>
    <message>
      <source>Site</source>
      <translation>Sitio</translation>
    </message>
    <message>
      <source>Sites from folders</source>
      <translation>Sitios según las carpetas</translation>
    </message>
    <message>
      <source>The first {n} folders are shown.</source>
      <translation>Se muestran las primeras {n} carpetas.</translation>
    </message>
    <message>
      <source>Use these sites</source>
      <translation>Usar estos sitios</translation>
    </message>
    <message>
      <source>Write what each folder stands for, from the opened one on: {site}, {deployment}, * for anything. Folders below the last part, such as DCIM and 100MEDIA, belong to the deployment.</source>
      <translation>Escriba qué significa cada carpeta, desde la que se abrió: {site} (sitio), {deployment} (despliegue), * para cualquier cosa. Las carpetas bajo la última parte, como DCIM y 100MEDIA, pertenecen al despliegue.</translation>
    </message>
    <message>
      <source>empty: guessed from names such as card 2, 2024-06-12, DCIM</source>
      <translation>vacío: se deduce de nombres como tarjeta 2, 2024-06-12, DCIM</translation>
    </message>
  </context>
  <context>
    <name>PlanCard</name>
    <message>
      <source>All that was reviewed is of one class. A model learns to tell classes apart: review at least one other, for example by rejecting motion in which there is nothing.</source>
      <translation>Todo lo revisado es de una sola clase. Un modelo aprende a distinguir: revise al menos otra, por ejemplo rechazando movimiento en el que no hay nada.</translation>
    </message>
    <message>
      <source>As soon as some animals are reviewed, a model can learn from them here.</source>
      <translation>En cuanto se revisen algunos animales, un modelo podrá aprender aquí de ellos.</translation>
    </message>
    <message>
      <source>As there are few sites, each is also left out in turn.</source>
      <translation>Como hay pocos sitios, además se omite cada uno por turno.</translation>
    </message>
    <message>
      <source>By so few clips only a large difference can be told from chance.</source>
      <translation>Con tan pocos clips solo una gran diferencia se distingue del azar.</translation>
    </message>
    <message>
      <source>How to train</source>
      <translation>Cómo entrenar</translation>
    </message>
    <message>
      <source>Improve the model</source>
      <translation>Mejorar el modelo</translation>
    </message>
    <message>
      <source>It learns more slowly than the one that went astray.</source>
      <translation>Aprende más despacio que el que se descarriló.</translation>
    </message>
    <message>
      <source>It takes {time} on this computer ({device}), behind the window.</source>
      <translation>Tarda {time} en este equipo ({device}), en segundo plano.</translation>
    </message>
    <message>
      <source>Judged on other videos of the same site, since all are of one.</source>
      <translation>Se evalúa con otros videos del mismo sitio, ya que todos son de uno.</translation>
    </message>
    <message>
      <source>Judged on other videos of the same sites: each has an animal or a behavior that no other has.</source>
      <translation>Se evalúa con otros videos de los mismos sitios: cada uno tiene un animal o un comportamiento que ningún otro tiene.</translation>
    </message>
    <message>
      <source>Judged on other videos of the same sites: what it starts from has learned from all of them.</source>
      <translation>Se evalúa con otros videos de los mismos sitios: el modelo de partida ha aprendido de todos ellos.</translation>
    </message>
    <message>
      <source>Judged on {sites}, from which it never learns.</source>
      <translation>Evaluado en {sites}, de los que nunca aprende.</translation>
    </message>
    <message>
      <source>Learns from all {n} examples.</source>
      <translation>Aprende de los {n} ejemplos.</translation>
    </message>
    <message>
      <source>Learns from {n} of the examples and is judged on the other {m}.</source>
      <translation>Aprende de {n} de los ejemplos y se evalúa con los otros {m}.</translation>
    </message>
    <message>
      <source>Looking at what was reviewed…</source>
      <translation>Examinando lo revisado…</translation>
    </message>
    <message>
      <source>Measuring how fast this computer trains…</source>
      <translation>Midiendo la velocidad de entrenamiento de este equipo…</translation>
    </message>
    <message>
      <source>Pick for me</source>
      <translation>Elección automática</translation>
    </message>
    <message>
      <source>Start over</source>
      <translation>Empezar de nuevo</translation>
    </message>
    <message>
      <source>Teach the model what you know</source>
      <translation>Enseñar al modelo lo que usted sabe</translation>
    </message>
    <message>
      <source>The last model was not surely better than guessing: more labels help most.</source>
      <translation>El último modelo no era con seguridad mejor que adivinar: lo que más ayuda son más etiquetas.</translation>
    </message>
    <message>
      <source>The model in use is not at {path}: connect its drive and come here again to teach that one.</source>
      <translation>El modelo en uso no está en {path}: conecte su unidad y vuelva aquí para enseñar ese.</translation>
    </message>
    <message>
      <source>There are too few clips to hold any back, so nobody can say how good it gets.</source>
      <translation>Hay muy pocos clips para reservar alguno, así que no se puede saber qué tan bueno llega a ser.</translation>
    </message>
    <message>
      <source>Throws away what the stopped training has learned</source>
      <translation>Descarta lo que aprendió el entrenamiento detenido</translation>
    </message>
  </context>
  <context>
    <name>PlayerView</name>
    <message>
      <source>Player</source>
      <translation>Reproductor</translation>
    </message>
    <message>
      <source>{time}, frame {n}</source>
      <translation>{time}, fotograma {n}</translation>
    </message>
  </context>
  <context>
    <name>PlotView</name>
    <message>
      <source>Drawing…</source>
      <translation>Dibujando…</translation>
    </message>
    <message>
      <source>a click opens {videos}</source>
      <translation>un clic abre {videos}</translation>
    </message>
    <message>
      <source>no videos</source>
      <translation>ningún video</translation>
    </message>
    <message>
      <source>one video</source>
      <translation>un video</translation>
    </message>
    <message>
      <source>{n} videos</source>
      <translation>{n} videos</translation>
    </message>
  </context>
  <context>
    <name>ProblemDialog</name>
    <message>
      <source>Copy the report</source>
      <translation>Copiar el informe</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Continuar</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Informe</translation>
    </message>
    <message>
      <source>Show the log</source>
      <translation>Mostrar el registro</translation>
    </message>
    <message>
      <source>The log lies in {path}</source>
      <translation>El registro está en {path}</translation>
    </message>
    <message>
      <source>Trapline made a mistake</source>
      <translation>Se produjo un error en Trapline</translation>
    </message>
  </context>
  <context>
    <name>QShortcut</name>
    <message>
      <source>Ctrl</source>
      <translation>Ctrl</translation>
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
      <translation>AvPág</translation>
    </message>
    <message>
      <source>PgUp</source>
      <translation>RePág</translation>
    </message>
    <message>
      <source>Right</source>
      <translation>→</translation>
    </message>
    <message>
      <source>Shift</source>
      <translation>Mayús</translation>
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
      <translation>Por otros videos del mismo evento, por el movimiento o por animales parecidos.</translation>
    </message>
    <message>
      <source>Check of blank videos</source>
      <translation>Control de videos vacíos</translation>
    </message>
    <message>
      <source>Contradicted</source>
      <translation>Contradicho</translation>
    </message>
    <message>
      <source>Every animal is reviewed. Behaviors that nobody has looked at: {n}.</source>
      <translation>Todos los animales están revisados. Episodios de comportamiento que nadie ha mirado: {n}.</translation>
    </message>
    <message>
      <source>Everything is reviewed.</source>
      <translation>Todo está revisado.</translation>
    </message>
    <message>
      <source>Everything that was found is reviewed. Photos in which motion alone cannot find animals: {n}. Look at them, or scan with a detector.</source>
      <translation>Todo lo encontrado está revisado. Fotos en las que el movimiento por sí solo no puede encontrar animales: {n}. Mírelas o procéselas con un detector.</translation>
    </message>
    <message>
      <source>Everything that was found is reviewed. Some videos are not scanned yet.</source>
      <translation>Todo lo encontrado está revisado. Algunos videos aún no se han procesado.</translation>
    </message>
    <message>
      <source>Other videos of this event show another species.</source>
      <translation>Otros videos de este evento muestran otra especie.</translation>
    </message>
    <message>
      <source>Place by place</source>
      <translation>Sitio por sitio</translation>
    </message>
    <message>
      <source>Random sample</source>
      <translation>Muestra aleatoria</translation>
    </message>
    <message>
      <source>Rare species first</source>
      <translation>Especies raras primero</translation>
    </message>
    <message>
      <source>Says how many animals were missed.</source>
      <translation>Indica cuántos animales se pasaron por alto.</translation>
    </message>
    <message>
      <source>Says how often the machine is right.</source>
      <translation>Indica con qué frecuencia acierta el programa.</translation>
    </message>
    <message>
      <source>Single photos</source>
      <translation>Fotos sueltas</translation>
    </message>
    <message>
      <source>So that no rare species is missed.</source>
      <translation>Para que no se pase por alto ninguna especie rara.</translation>
    </message>
    <message>
      <source>The movement does not look alive.</source>
      <translation>El movimiento no parece de un animal.</translation>
    </message>
    <message>
      <source>There is nothing to review before the first scan. Press Scan.</source>
      <translation>Antes del primer procesamiento no hay nada que revisar. Pulse «Procesar».</translation>
    </message>
    <message>
      <source>There is nothing to review: this project has no videos yet.</source>
      <translation>No hay nada que revisar: este proyecto aún no tiene videos.</translation>
    </message>
    <message>
      <source>They stand alone: motion has nothing to compare them with.</source>
      <translation>Fotos sueltas: el movimiento no tiene con qué compararlas.</translation>
    </message>
    <message>
      <source>Through the library, oldest first.</source>
      <translation>Por la biblioteca, lo más antiguo primero.</translation>
    </message>
    <message>
      <source>Unsure altogether</source>
      <translation>Muy inseguro</translation>
    </message>
    <message>
      <source>Unsure between two species</source>
      <translation>Inseguro entre dos especies</translation>
    </message>
    <message>
      <source>What looks like it is called otherwise.</source>
      <translation>Lo que se le parece está identificado de otro modo.</translation>
    </message>
    <message>
      <source>Where a look helps the model most.</source>
      <translation>Donde revisar ayuda más al modelo.</translation>
    </message>
    <message>
      <source>Where the model has no idea.</source>
      <translation>Donde el modelo no tiene ningún indicio.</translation>
    </message>
  </context>
  <context>
    <name>QueueBar</name>
    <message>
      <source>Being put in order…</source>
      <translation>Ordenando…</translation>
    </message>
    <message>
      <source>Blind review by {name}</source>
      <translation>Revisión a ciegas de {name}</translation>
    </message>
    <message>
      <source>End it</source>
      <translation>Terminarla</translation>
    </message>
    <message>
      <source>In brackets: where the true share lies 19 times in 20 (Wilson). What a person looked at counts, from the first of the sample up to the first that is skipped; what a rule confirmed does not.</source>
      <translation>Entre paréntesis: donde está la proporción verdadera 19 de cada 20 veces (Wilson). Cuenta lo que miró una persona, desde lo primero de la muestra hasta lo primero que se salte; lo que confirmó una regla, no.</translation>
    </message>
    <message>
      <source>Leave</source>
      <translation>Salir</translation>
    </message>
    <message>
      <source>Nothing there</source>
      <translation>No hay nada</translation>
    </message>
    <message>
      <source>The first of it is still to be reviewed: the share counts from there.</source>
      <translation>Lo primero aún está por revisar: desde ahí cuenta la proporción.</translation>
    </message>
    <message>
      <source>You see what the machine found and your own labels</source>
      <translation>Usted ve lo que encontró el programa y sus propias etiquetas</translation>
    </message>
    <message>
      <source>{n} left</source>
      <translation>quedan {n}</translation>
    </message>
    <message>
      <source>{n} looked at, {k} of them not blank: {share}</source>
      <translation>Revisados {n}, no vacíos {k}: {share}</translation>
    </message>
    <message>
      <source>{n} looked at, {k} right: {share}</source>
      <translation>Revisadas {n}, correctas {k}: {share}</translation>
    </message>
  </context>
  <context>
    <name>QueueDesk</name>
    <message>
      <source>All that passes the filter is reviewed.</source>
      <translation>Todo lo que cumple el filtro está revisado.</translation>
    </message>
    <message>
      <source>Looking for what to review next…</source>
      <translation>Buscando qué revisar a continuación…</translation>
    </message>
    <message>
      <source>This one is the last that is left to review.</source>
      <translation>Esta es la última que queda por revisar.</translation>
    </message>
    <message>
      <source>This queue is done. Choose another beside Review.</source>
      <translation>Esta cola ha terminado. Elija otra junto a «Revisar».</translation>
    </message>
  </context>
  <context>
    <name>QueueMenu</name>
    <message>
      <source>What comes next</source>
      <translation>Qué viene a continuación</translation>
    </message>
    <message>
      <source>{who}: one animal reviewed</source>
      <translation>{who}: un animal revisado</translation>
    </message>
    <message>
      <source>{who}: {n} animals reviewed</source>
      <translation>{who}: {n} animales revisados</translation>
    </message>
  </context>
  <context>
    <name>Reconnecting</name>
    <message>
      <source>All folders of this project are there again.</source>
      <translation>Todas las carpetas de este proyecto vuelven a estar disponibles.</translation>
    </message>
    <message>
      <source>Everything is found again: {files}.</source>
      <translation>Se ha vuelto a encontrar todo: {files}.</translation>
    </message>
    <message>
      <source>Found again: {files}. Not there: {lost}, such as {name}.</source>
      <translation>Encontrado de nuevo: {files}. Falta: {lost}, por ejemplo {name}.</translation>
    </message>
    <message>
      <source>Looking for the files of {name}…</source>
      <translation>Buscando los archivos de {name}…</translation>
    </message>
    <message>
      <source>Show…</source>
      <translation>Mostrar…</translation>
    </message>
    <message>
      <source>Where is {name} now?</source>
      <translation>¿Dónde está {name} ahora?</translation>
    </message>
    <message>
      <source>{folder} is not there on this computer. The videos of a shared project have to lie at the same path for everybody; without them there are no pictures.</source>
      <translation>{folder} no está en este equipo. Los videos de un proyecto compartido tienen que estar en la misma ruta para todos; sin ellos no hay imágenes.</translation>
    </message>
    <message>
      <source>{folder} is not there, and with it {files}. Connect the drive, or show where they are now.</source>
      <translation>{folder} no está disponible, y con ella {files}. Conecte la unidad o indique dónde están ahora.</translation>
    </message>
  </context>
  <context>
    <name>RejectedList</name>
    <message>
      <source>One rejected  {sign}</source>
      <translation>Una rechazada  {sign}</translation>
    </message>
    <message>
      <source>Show what was rejected in this video</source>
      <translation>Mostrar lo rechazado en este video</translation>
    </message>
    <message>
      <source>Take back</source>
      <translation>Recuperar</translation>
    </message>
    <message>
      <source>Take back the rejection of {name} {span}</source>
      <translation>Recuperar {name} {span}</translation>
    </message>
    <message>
      <source>{n} rejected  {sign}</source>
      <translation>{n} rechazadas  {sign}</translation>
    </message>
  </context>
  <context>
    <name>Reliability</name>
    <message>
      <source>How sure it is, and how often it is right then</source>
      <translation>Qué tan seguro está y cuántas veces acierta entonces</translation>
    </message>
    <message>
      <source>across: how sure; up: how often right</source>
      <translation>x: confianza; y: aciertos</translation>
    </message>
  </context>
  <context>
    <name>RemovalQuestion</name>
    <message>
      <source>Each has the content of another file of the project, which stays.</source>
      <translation>Cada uno tiene el contenido de otro archivo del proyecto, que se queda.</translation>
    </message>
    <message>
      <source>It cannot be undone, but a backup is made first, which can be restored.</source>
      <translation>No se puede deshacer, pero antes se hace una copia de seguridad, que se puede restaurar.</translation>
    </message>
    <message>
      <source>Labelled by people as the other one is, so that both stay: {n}.</source>
      <translation>Con etiquetas de personas, como el otro, de modo que se quedan ambos: {n}.</translation>
    </message>
    <message>
      <source>Labelled by people on a drive that is not there, now played from their copy: {n}.</source>
      <translation>Revisados por personas en una unidad que no está, y reproducidos desde entonces a partir de su copia: {n}.</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Quitar</translation>
    </message>
    <message>
      <source>Remove from the project</source>
      <translation>Quitar del proyecto</translation>
    </message>
    <message>
      <source>So do {labels} labels of people, in {n} of them.</source>
      <translation>También {labels} etiquetas de personas, en {n} de ellos.</translation>
    </message>
    <message>
      <source>So does the one label of people.</source>
      <translation>También la única etiqueta de personas.</translation>
    </message>
    <message>
      <source>Take {files} out of {name}?</source>
      <translation>¿Quitar de {name}: {files}?</translation>
    </message>
    <message>
      <source>The files stay where they are. What was found in them goes.</source>
      <translation>Los archivos se quedan donde están. Se quita lo que se encontró en ellos.</translation>
    </message>
    <message>
      <source>The first of them: {file}</source>
      <translation>El primero: {file}</translation>
    </message>
    <message>
      <source>The scan or the training that is under way stops. It can go on afterwards.</source>
      <translation>El procesamiento o el entrenamiento en curso se detiene y puede continuar después.</translation>
    </message>
  </context>
  <context>
    <name>RemoveQuestion</name>
    <message>
      <source>It can be downloaded again at any time.</source>
      <translation>Se puede descargar de nuevo en cualquier momento.</translation>
    </message>
    <message>
      <source>It stays in the project's family tree with its report, but cannot be used again.</source>
      <translation>Queda en el árbol genealógico del proyecto con su informe, pero no se puede volver a usar.</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Quitar</translation>
    </message>
    <message>
      <source>Remove a model</source>
      <translation>Quitar un modelo</translation>
    </message>
    <message>
      <source>Remove {model} from this computer?</source>
      <translation>¿Quitar {model} de este equipo?</translation>
    </message>
    <message>
      <source>These projects use it and will have to do without it: {names}.</source>
      <translation>Estos proyectos lo usan y seguirán sin él: {names}.</translation>
    </message>
    <message>
      <source>What was found with it, and what people said of that, stays as it is.</source>
      <translation>Lo que se encontró con él, y lo que las personas indicaron sobre ello, queda como está.</translation>
    </message>
    <message>
      <source>{size} come free.</source>
      <translation>Se liberan {size}.</translation>
    </message>
  </context>
  <context>
    <name>Removing</name>
    <message>
      <source>Choose a video, a deployment or a site in the library first.</source>
      <translation>Elija antes un video, un despliegue o un sitio en la biblioteca.</translation>
    </message>
    <message>
      <source>Making a backup, then taking {files} out of the project…</source>
      <translation>Primero se hace una copia de seguridad; después se quitan del proyecto: {files}…</translation>
    </message>
    <message>
      <source>No file is in this project twice.</source>
      <translation>Ningún archivo está dos veces en este proyecto.</translation>
    </message>
    <message>
      <source>Not in this project any more: {files}. The files stay where they are.</source>
      <translation>Ya no están en este proyecto: {files}. Los archivos se quedan donde están.</translation>
    </message>
    <message>
      <source>Only files that people labelled are in this project twice: they all stay.</source>
      <translation>Solo están dos veces en este proyecto archivos con etiquetas de personas: se quedan todos.</translation>
    </message>
    <message>
      <source>Restore a backup…</source>
      <translation>Restaurar una copia de seguridad…</translation>
    </message>
  </context>
  <context>
    <name>Repeating</name>
    <message>
      <source>Reject them</source>
      <translation>Rechazarlas</translation>
    </message>
    <message>
      <source>Reject {n} detections at one spot</source>
      <translation>Rechazar {n} detecciones en un mismo lugar</translation>
    </message>
    <message>
      <source>{n} rejections at this spot of this camera. Reject the {m} other detections there?</source>
      <translation>{n} rechazos en este lugar de esta cámara. ¿Rechazar también las otras {m} detecciones de ahí?</translation>
    </message>
  </context>
  <context>
    <name>ReportCard</name>
    <message>
      <source>Bouts as it learned them, on average</source>
      <translation>Episodios tal como los aprendió, en promedio</translation>
    </message>
    <message>
      <source>Bouts grouped from windows, on average</source>
      <translation>Episodios agrupados a partir de ventanas de tiempo, en promedio</translation>
    </message>
    <message>
      <source>Class by class</source>
      <translation>Clase por clase</translation>
    </message>
    <message>
      <source>Do not use it</source>
      <translation>No usarlo</translation>
    </message>
    <message>
      <source>F1</source>
      <translation>F1</translation>
    </message>
    <message>
      <source>Keep the old one</source>
      <translation>Conservar el anterior</translation>
    </message>
    <message>
      <source>Look at this clip</source>
      <translation>Mirar este clip</translation>
    </message>
    <message>
      <source>Mean average precision of bouts; one is found if it shares so much of its time with the true one (what both cover, divided by what either covers).</source>
      <translation>Mean average precision de los episodios; uno se da por encontrado si comparte tanto tiempo con el verdadero (lo que ambos cubren, dividido entre lo que cubre al menos uno de los dos).</translation>
    </message>
    <message>
      <source>Not judged, as no clip of them was held out: {names}.</source>
      <translation>Sin evaluar, pues no se reservó ningún clip de ellos: {names}.</translation>
    </message>
    <message>
      <source>Of the one bout that is held out:</source>
      <translation>Del único episodio reservado:</translation>
    </message>
    <message>
      <source>Of {n} bouts that are held out:</source>
      <translation>De {n} episodios reservados:</translation>
    </message>
    <message>
      <source>One label was added or changed since it began to learn; it knows nothing of it.</source>
      <translation>Una etiqueta se añadió o cambió desde que empezó a aprender; no sabe nada de ella.</translation>
    </message>
    <message>
      <source>Review more</source>
      <translation>Revisar más</translation>
    </message>
    <message>
      <source>Right before, wrong now</source>
      <translation>Antes correcto, ahora incorrecto</translation>
    </message>
    <message>
      <source>The model is sure that these labels are wrong; perhaps a slip</source>
      <translation>El modelo está seguro de que estas etiquetas son incorrectas; quizá un descuido</translation>
    </message>
    <message>
      <source>Use it all the same</source>
      <translation>Usarlo de todos modos</translation>
    </message>
    <message>
      <source>Use this model</source>
      <translation>Usar este modelo</translation>
    </message>
    <message>
      <source>Wrong</source>
      <translation>Incorrecto</translation>
    </message>
    <message>
      <source>Wrong before, right now</source>
      <translation>Antes incorrecto, ahora correcto</translation>
    </message>
    <message>
      <source>clips</source>
      <translation>clips</translation>
    </message>
    <message>
      <source>difference</source>
      <translation>diferencia</translation>
    </message>
    <message>
      <source>found</source>
      <translation>encontrados</translation>
    </message>
    <message>
      <source>found (overlap {n})</source>
      <translation>encontrados (solapamiento {n})</translation>
    </message>
    <message>
      <source>found before</source>
      <translation>encontrados antes</translation>
    </message>
    <message>
      <source>in use</source>
      <translation>en uso</translation>
    </message>
    <message>
      <source>new</source>
      <translation>nuevo</translation>
    </message>
    <message>
      <source>right when called</source>
      <translation>aciertos</translation>
    </message>
    <message>
      <source>{n} labels were added or changed since it began to learn; it knows nothing of them.</source>
      <translation>{n} etiquetas se añadieron o cambiaron desde que empezó a aprender; no sabe nada de ellas.</translation>
    </message>
    <message>
      <source>{site}: {called}, before {before}, labelled {truth}</source>
      <translation>{site}: {called}, antes {before}, según la etiqueta {truth}</translation>
    </message>
    <message>
      <source>{site}: {called}, labelled {truth}</source>
      <translation>{site}: {called}, según la etiqueta {truth}</translation>
    </message>
    <message>
      <source>{way} (this is how it scans)</source>
      <translation>{way} (así procesa)</translation>
    </message>
    <message>
      <source>… and {n} more</source>
      <translation>… y {n} más</translation>
    </message>
  </context>
  <context>
    <name>ReportDialog</name>
    <message>
      <source>Coordinates</source>
      <translation>Coordenadas</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Informe</translation>
    </message>
    <message>
      <source>Save the report…</source>
      <translation>Guardar el informe…</translation>
    </message>
    <message>
      <source>The report has a map of the sites, and a table with their coordinates.</source>
      <translation>El informe contiene un mapa de los sitios y una tabla con sus coordenadas.</translation>
    </message>
  </context>
  <context>
    <name>Resembling</name>
    <message>
      <source>Comparing…</source>
      <translation>Comparando…</translation>
    </message>
    <message>
      <source>Comparing… {share}</source>
      <translation>Comparando… {share}</translation>
    </message>
    <message>
      <source>In a blind review what others said stays hidden.</source>
      <translation>En una revisión a ciegas, lo que indicaron otros queda oculto.</translation>
    </message>
    <message>
      <source>Select an animal or a behavior.</source>
      <translation>Seleccione un animal o un comportamiento.</translation>
    </message>
  </context>
  <context>
    <name>ReviewKeys</name>
    <message>
      <source>Select an animal first.</source>
      <translation>Seleccione primero un animal.</translation>
    </message>
    <message>
      <source>There is no picture that says when. {why}</source>
      <translation>No hay imagen que diga cuándo. {why}</translation>
    </message>
    <message>
      <source>There is no picture yet that says when: wait until the video is open.</source>
      <translation>Aún no hay imagen que diga cuándo: espere a que el video esté abierto.</translation>
    </message>
  </context>
  <context>
    <name>Reviewing</name>
    <message>
      <source>Accept {name}</source>
      <translation>Aceptar {name}</translation>
    </message>
    <message>
      <source>Add a behavior</source>
      <translation>Añadir un comportamiento</translation>
    </message>
    <message>
      <source>Add an animal</source>
      <translation>Añadir un animal</translation>
    </message>
    <message>
      <source>Copy {name} to the next</source>
      <translation>Copiar {name} al siguiente</translation>
    </message>
    <message>
      <source>Name it {said}</source>
      <translation>Identificar como {said}</translation>
    </message>
    <message>
      <source>Name {name} {said}</source>
      <translation>Identificar {name} como {said}</translation>
    </message>
    <message>
      <source>Reject {name}</source>
      <translation>Rechazar {name}</translation>
    </message>
    <message>
      <source>Say what it is first: so far there is nothing to copy.</source>
      <translation>Diga primero qué es: todavía no hay nada que copiar.</translation>
    </message>
    <message>
      <source>Take back {name}</source>
      <translation>Recuperar {name}</translation>
    </message>
    <message>
      <source>There is nothing of its kind behind it to copy it to.</source>
      <translation>Después no hay nada de su clase a lo que copiarlo.</translation>
    </message>
  </context>
  <context>
    <name>RoomDialogs</name>
    <message>
      <source>Nothing that a model named waits for a review. Scan with a model that names animals, or take the filter away.</source>
      <translation>Nada de lo que un modelo identificó espera revisión. Procese con un modelo que identifique animales o quite el filtro.</translation>
    </message>
    <message>
      <source>Select an animal that has a name first.</source>
      <translation>Seleccione primero un animal que tenga nombre.</translation>
    </message>
    <message>
      <source>Take this name</source>
      <translation>Usar este nombre</translation>
    </message>
    <message>
      <source>The project is still being read.</source>
      <translation>El proyecto aún se está leyendo.</translation>
    </message>
    <message>
      <source>What do you call {name}? Empty: as it came.</source>
      <translation>¿Cómo se debe llamar {name}? Vacío: el nombre original.</translation>
    </message>
    <message>
      <source>Your own name</source>
      <translation>Nombre personalizado</translation>
    </message>
  </context>
  <context>
    <name>RunningCard</name>
    <message>
      <source>Cancel</source>
      <translation>Cancelar</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Continuar</translation>
    </message>
    <message>
      <source>It and the model in use look at the very same clips</source>
      <translation>Él y el modelo en uso miran exactamente los mismos clips</translation>
    </message>
    <message>
      <source>It looks at clips that it did not learn from</source>
      <translation>Mira clips de los que no aprendió</translation>
    </message>
    <message>
      <source>Judging how well it finds them</source>
      <translation>Evalúa qué tan bien los encuentra</translation>
    </message>
    <message>
      <source>Judging it on what was held out</source>
      <translation>Se evalúa con lo que se reservó</translation>
    </message>
    <message>
      <source>Learning</source>
      <translation>Aprendiendo</translation>
    </message>
    <message>
      <source>Learning when behaviors begin and end</source>
      <translation>Aprende cuándo empiezan y terminan los comportamientos</translation>
    </message>
    <message>
      <source>Learning when behaviors begin and end: animal {n} of {m}</source>
      <translation>Aprende cuándo empiezan y terminan los comportamientos: animal {n} de {m}</translation>
    </message>
    <message>
      <source>Memory is short: one clip at a time from now on; the result is the same.</source>
      <translation>Falta memoria: desde ahora un clip a la vez; el resultado es el mismo.</translation>
    </message>
    <message>
      <source>Memory is short: {n} clips at a time from now on; the result is the same.</source>
      <translation>Falta memoria: desde ahora {n} clips a la vez; el resultado es el mismo.</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Pausar</translation>
    </message>
    <message>
      <source>Paused</source>
      <translation>En pausa</translation>
    </message>
    <message>
      <source>Progress of the training</source>
      <translation>Progreso del entrenamiento</translation>
    </message>
    <message>
      <source>Reading clips: {n} of {m}</source>
      <translation>Lee clips: {n} de {m}</translation>
    </message>
    <message>
      <source>Round {n} of about {m}</source>
      <translation>Ronda {n} de unas {m}</translation>
    </message>
    <message>
      <source>Round {n} of at most {m}</source>
      <translation>Ronda {n} de {m} como máximo</translation>
    </message>
    <message>
      <source>Round {n} of {m}</source>
      <translation>Ronda {n} de {m}</translation>
    </message>
    <message>
      <source>Starting…</source>
      <translation>Empezando…</translation>
    </message>
    <message>
      <source>Stop and keep the best</source>
      <translation>Detener y quedarse con el mejor</translation>
    </message>
    <message>
      <source>Throws away what this training has learned; the model in use stays</source>
      <translation>Descarta lo que ha aprendido este entrenamiento; el modelo en uso se conserva</translation>
    </message>
    <message>
      <source>Videos that cannot be read: {n} ({names}). Clips left out for that: {m}. The last: {why}</source>
      <translation>Videos que no se pueden leer: {n} ({names}). Clips omitidos por ello: {m}. El último: {why}</translation>
    </message>
    <message>
      <source>What it is looking at</source>
      <translation>Lo que está mirando</translation>
    </message>
    <message>
      <source>looking at what is held out, {n}</source>
      <translation>mira lo reservado, {n}</translation>
    </message>
    <message>
      <source>nothing</source>
      <translation>nada</translation>
    </message>
    <message>
      <source>{model} on {device}: {n} clips; held out: {sites}.</source>
      <translation>{model} en {device}: {n} clips; reservados: {sites}.</translation>
    </message>
    <message>
      <source>{n} clips a second</source>
      <translation>{n} clips por segundo</translation>
    </message>
    <message>
      <source>{n} of the time waiting for the disk</source>
      <translation>{n} del tiempo esperando al disco</translation>
    </message>
    <message>
      <source>{said}; it ends after {p} without a better result, {v} so far</source>
      <translation>{said}; termina tras {p} sin un resultado mejor, van {v}</translation>
    </message>
  </context>
  <context>
    <name>Safekeeping</name>
    <message>
      <source>Put this backup in the place of {name}? What is there now is put aside, not thrown away. In brackets: how the backup differs from it.</source>
      <translation>¿Reemplazar {name} por esta copia? El estado actual se aparta, no se borra. Entre paréntesis: en qué se diferencia la copia.</translation>
    </message>
    <message>
      <source>Reading what can be read…</source>
      <translation>Leyendo lo que se puede leer…</translation>
    </message>
    <message>
      <source>Recover what can be read</source>
      <translation>Recuperar lo que se pueda leer</translation>
    </message>
    <message>
      <source>Restore</source>
      <translation>Restaurar</translation>
    </message>
    <message>
      <source>Restore a backup</source>
      <translation>Restaurar una copia de seguridad</translation>
    </message>
    <message>
      <source>Restore a backup…</source>
      <translation>Restaurar una copia de seguridad…</translation>
    </message>
    <message>
      <source>The project is as it was on {moment}.</source>
      <translation>El proyecto está como estaba el {moment}.</translation>
    </message>
    <message>
      <source>There is no backup of this project yet.</source>
      <translation>Aún no hay copia de seguridad de este proyecto.</translation>
    </message>
    <message>
      <source>What stood there is in {name}.</source>
      <translation>El estado anterior está en {name}.</translation>
    </message>
    <message>
      <source>{moment}: damaged</source>
      <translation>{moment}: dañada</translation>
    </message>
    <message>
      <source>{moment}: {videos} videos, {seen} observations, {labels} labels</source>
      <translation>{moment}: {videos} videos, {seen} observaciones, {labels} etiquetas</translation>
    </message>
    <message>
      <source>{what} {file} lists every row that is older.</source>
      <translation>{what} {file} enumera cada fila que es más antigua.</translation>
    </message>
  </context>
  <context>
    <name>SavedPage</name>
    <message>
      <source>A saved filter is kept in the project, for all who work on it.</source>
      <translation>Un filtro guardado queda en el proyecto, para todos los que trabajan en él.</translation>
    </message>
    <message>
      <source>Forget</source>
      <translation>Borrar</translation>
    </message>
    <message>
      <source>Name for the filter of now</source>
      <translation>Nombre para el filtro actual</translation>
    </message>
    <message>
      <source>Name of the filter</source>
      <translation>Nombre del filtro</translation>
    </message>
    <message>
      <source>Nothing is filtered now: choose something first.</source>
      <translation>Ahora no hay ningún filtro: elija algo primero.</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>Guardar</translation>
    </message>
    <message>
      <source>Saved filters</source>
      <translation>Filtros guardados</translation>
    </message>
  </context>
  <context>
    <name>Saving</name>
    <message>
      <source>Comma-separated values (*.csv)</source>
      <translation>Valores separados por comas (*.csv)</translation>
    </message>
    <message>
      <source>PNG picture (*.png);;SVG drawing (*.svg);;PDF drawing (*.pdf)</source>
      <translation>Imagen PNG (*.png);;Gráfico SVG (*.svg);;Documento PDF (*.pdf)</translation>
    </message>
    <message>
      <source>Save the numbers</source>
      <translation>Guardar los números</translation>
    </message>
    <message>
      <source>Save the picture</source>
      <translation>Guardar el gráfico</translation>
    </message>
    <message>
      <source>Save the report</source>
      <translation>Guardar el informe</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Mostrar</translation>
    </message>
    <message>
      <source>Web page (*.html)</source>
      <translation>Página web (*.html)</translation>
    </message>
    <message>
      <source>Writing {name}…</source>
      <translation>Escribiendo {name}…</translation>
    </message>
    <message>
      <source>{file} is written.</source>
      <translation>Se guardó {file}.</translation>
    </message>
  </context>
  <context>
    <name>ScanBar</name>
    <message>
      <source>Go on scanning</source>
      <translation>Seguir procesando</translation>
    </message>
    <message>
      <source>Pause after the video in hand</source>
      <translation>Pausar tras el video en curso</translation>
    </message>
    <message>
      <source>Paused</source>
      <translation>En pausa</translation>
    </message>
    <message>
      <source>Progress of the scan</source>
      <translation>Progreso del procesamiento</translation>
    </message>
    <message>
      <source>Scanning</source>
      <translation>Procesando</translation>
    </message>
    <message>
      <source>Stop the scan</source>
      <translation>Detener el procesamiento</translation>
    </message>
    <message>
      <source>Stop the scan; what was found stays, and a later scan goes on</source>
      <translation>Detener el procesamiento; lo encontrado se conserva y la próxima vez continúa</translation>
    </message>
    <message>
      <source>{n} blank</source>
      <translation>vacíos: {n}</translation>
    </message>
    <message>
      <source>{n} decoded by the graphics card</source>
      <translation>descodificados por la tarjeta gráfica: {n}</translation>
    </message>
    <message>
      <source>{n} not there</source>
      <translation>no disponibles: {n}</translation>
    </message>
    <message>
      <source>{n} partial</source>
      <translation>parciales: {n}</translation>
    </message>
    <message>
      <source>{n} unreadable</source>
      <translation>ilegibles: {n}</translation>
    </message>
    <message>
      <source>{n}× real time</source>
      <translation>{n}× tiempo real</translation>
    </message>
    <message>
      <source>{words}  {done} of {total}</source>
      <translation>{words}  {done} de {total}</translation>
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
      <translation>Elegir un checkpoint…</translation>
    </message>
    <message>
      <source>Choose a detector…</source>
      <translation>Elegir un detector…</translation>
    </message>
    <message>
      <source>Counting what is to be scanned…</source>
      <translation>Contando lo que falta por procesar…</translation>
    </message>
    <message>
      <source>Detector that helps to find the animals of this project</source>
      <translation>Detector que ayuda a encontrar los animales de este proyecto</translation>
    </message>
    <message>
      <source>Detectors</source>
      <translation>Detectores</translation>
    </message>
    <message>
      <source>Finds animals with: {file}</source>
      <translation>Encuentra animales con: {file}</translation>
    </message>
    <message>
      <source>Model that names the animals of this project</source>
      <translation>Modelo que identifica los animales de este proyecto</translation>
    </message>
    <message>
      <source>Most of a video is read coarsely, and closely only where something happens. H.264 takes up to a third less time, others hardly less. On drawn footage 2 visits in 100 were missed.</source>
      <translation>La mayor parte de un video se lee por encima y con detalle solo donde ocurre algo. H.264 tarda hasta un tercio menos; los demás, apenas menos. En videos dibujados se pasaron por alto 2 de cada 100 visitas.</translation>
    </message>
    <message>
      <source>Names animals with: {file}</source>
      <translation>Identifica animales con: {file}</translation>
    </message>
    <message>
      <source>Nothing is left to scan</source>
      <translation>No queda nada por procesar</translation>
    </message>
    <message>
      <source>People say what each animal is. Needs no model.</source>
      <translation>Las personas indican qué es cada animal. No necesita modelo.</translation>
    </message>
    <message>
      <source>Read fast, and miss some animals</source>
      <translation>Leer deprisa y pasar por alto algunos animales</translation>
    </message>
    <message>
      <source>Says where something moves. Needs no detector.</source>
      <translation>Indica dónde se mueve algo. No necesita detector.</translation>
    </message>
    <message>
      <source>To scan: only files that could not be read ({n})</source>
      <translation>Por procesar: solo archivos que no se pudieron leer ({n})</translation>
    </message>
    <message>
      <source>To scan: {files}, {length} of footage</source>
      <translation>Por procesar: {files}, {length} de grabación</translation>
    </message>
    <message>
      <source>To scan: {files}, {time} on this computer</source>
      <translation>Por procesar: {files}, {time} en este equipo</translation>
    </message>
    <message>
      <source>motion alone</source>
      <translation>solo movimiento</translation>
    </message>
    <message>
      <source>motion and {file}</source>
      <translation>movimiento y {file}</translation>
    </message>
    <message>
      <source>no model</source>
      <translation>ningún modelo</translation>
    </message>
  </context>
  <context>
    <name>ScanNews</name>
    <message>
      <source>A scan takes {time} on this computer.</source>
      <translation>Procesarlos lleva {time} en este equipo.</translation>
    </message>
    <message>
      <source>How long a scan takes on this computer is shown soon after it begins.</source>
      <translation>Cuánto lleva procesarlos en este equipo se muestra poco después de empezar.</translation>
    </message>
    <message>
      <source>New: {new}. Not yet seen by {model}, which names the animals now: {old}. A scan reads all {files}; what people said stays.</source>
      <translation>Nuevo: {new}. {model}, que ahora nombra los animales, aún no ha visto: {old}. El procesamiento lee todo: {files}; todo lo que han indicado las personas se conserva.</translation>
    </message>
    <message>
      <source>New: {new}. Scanned with other settings than now: {old}. A scan reads all {files}; what people said stays.</source>
      <translation>Nuevo: {new}. Con otros ajustes que los de ahora: {old}. El procesamiento lee todo: {files}; todo lo que han indicado las personas se conserva.</translation>
    </message>
    <message>
      <source>One file is in the project twice, with the same content: Open ▸ Remove copies…</source>
      <translation>Un archivo está dos veces en el proyecto, con el mismo contenido: Abrir ▸ Quitar copias…</translation>
    </message>
    <message>
      <source>One file that could not be read is tried again.</source>
      <translation>Se vuelve a intentar con un archivo que no se pudo leer.</translation>
    </message>
    <message>
      <source>One file was not there and is not scanned. Up to now: {found}.</source>
      <translation>Un archivo no estaba y no se ha procesado. Hasta ahora: {found}.</translation>
    </message>
    <message>
      <source>One photo is not scanned yet.</source>
      <translation>Una foto aún no se ha procesado.</translation>
    </message>
    <message>
      <source>One video is not scanned yet.</source>
      <translation>Un video aún no se ha procesado.</translation>
    </message>
    <message>
      <source>Say what each animal is, or reject it; Accept goes on to the next.</source>
      <translation>Indique qué es cada animal o rechácelo; «Aceptar» pasa al siguiente.</translation>
    </message>
    <message>
      <source>Scan now</source>
      <translation>Procesar ahora</translation>
    </message>
    <message>
      <source>Start the review</source>
      <translation>Empezar la revisión</translation>
    </message>
    <message>
      <source>The project is kept in {path}.</source>
      <translation>El proyecto se guarda en {path}.</translation>
    </message>
    <message>
      <source>The scan is complete: {found}.</source>
      <translation>El procesamiento ha terminado: {found}.</translation>
    </message>
    <message>
      <source>There is nothing new in {folder}: all of it is scanned.</source>
      <translation>No hay nada nuevo en {folder}: todo está procesado.</translation>
    </message>
    <message>
      <source>These files hold something else than when they were labelled: {files}. What people said of them stays; if they are other recordings, remove them from the project and open their folder again.</source>
      <translation>Estos archivos contienen algo distinto de cuando se etiquetaron: {files}. Lo que dijeron las personas se queda; si son otras grabaciones, quite los archivos del proyecto y abra su carpeta otra vez.</translation>
    </message>
    <message>
      <source>drawing {n} %</source>
      <translation>dibujando {n} %</translation>
    </message>
    <message>
      <source>{files} are not scanned yet.</source>
      <translation>Aún no se han procesado {files}.</translation>
    </message>
    <message>
      <source>{files} holds something else than when it was labelled. What people said of it stays; if it is another recording, remove it from the project and open its folder again.</source>
      <translation>{files} contiene algo distinto de cuando se etiquetó. Lo que dijeron las personas se queda; si es otra grabación, quite el archivo del proyecto y abra su carpeta otra vez.</translation>
    </message>
    <message>
      <source>{n} blank</source>
      <translation>{n} vacíos</translation>
    </message>
    <message>
      <source>{n} files are in the project twice, with the same content: Open ▸ Remove copies…</source>
      <translation>{n} archivos están dos veces en el proyecto, con el mismo contenido: Abrir ▸ Quitar copias…</translation>
    </message>
    <message>
      <source>{n} files that could not be read are tried again.</source>
      <translation>Se vuelve a intentar con {n} archivos que no se pudieron leer.</translation>
    </message>
    <message>
      <source>{n} files were not there and are not scanned: connect their drive, then scan again. Up to now: {found}.</source>
      <translation>{n} archivos no estaban y no se han procesado: conecte su unidad y vuelva a procesar. Hasta ahora: {found}.</translation>
    </message>
    <message>
      <source>{n} not scanned yet</source>
      <translation>{n} aún sin procesar</translation>
    </message>
    <message>
      <source>{n} partial</source>
      <translation>{n} parciales</translation>
    </message>
    <message>
      <source>{n} to look at yourself</source>
      <translation>{n} que debe mirar usted</translation>
    </message>
    <message>
      <source>{n} unreadable</source>
      <translation>{n} ilegibles</translation>
    </message>
    <message>
      <source>{n} with animals</source>
      <translation>{n} con animales</translation>
    </message>
  </context>
  <context>
    <name>ScanWishes</name>
    <message>
      <source>All that people have said stays: names, edges, behaviors, what they added and rejected. What nobody has reviewed yet is found anew.</source>
      <translation>Todo lo que han indicado las personas se conserva: nombres, inicios y finales, comportamientos, lo añadido y lo rechazado. Lo que nadie ha revisado todavía se busca de nuevo.</translation>
    </message>
    <message>
      <source>Everything is scanned.</source>
      <translation>Todo está procesado.</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Continuar</translation>
    </message>
    <message>
      <source>Scan again</source>
      <translation>Volver a procesar</translation>
    </message>
    <message>
      <source>Scan all again</source>
      <translation>Volver a procesar todo</translation>
    </message>
    <message>
      <source>Scan all again…</source>
      <translation>Volver a procesar todo…</translation>
    </message>
    <message>
      <source>Scan all {files} again?</source>
      <translation>¿Volver a procesar todo ({files})?</translation>
    </message>
    <message>
      <source>Scanning again was stopped. Still to scan: {files} of {all}.</source>
      <translation>Se detuvo el nuevo procesamiento. Quedan por procesar: {files} de {all}.</translation>
    </message>
    <message>
      <source>The scan is running; what is new is scanned too.</source>
      <translation>El procesamiento está en marcha; lo nuevo también se procesa.</translation>
    </message>
    <message>
      <source>The scan was stopped: {n} of {all} files are done, and their results are kept. Scan goes on with the others at any time.</source>
      <translation>El procesamiento se detuvo: {n} de {all} archivos están listos y sus resultados se conservan. «Procesar» sigue con los demás en cualquier momento.</translation>
    </message>
    <message>
      <source>There is nothing to scan: this project has no videos yet.</source>
      <translation>No hay nada que procesar: este proyecto aún no tiene videos.</translation>
    </message>
    <message>
      <source>Wait for the end of this scan, or stop it first.</source>
      <translation>Espere a que termine este procesamiento o deténgalo antes.</translation>
    </message>
  </context>
  <context>
    <name>Scanning</name>
    <message>
      <source>The scan stopped: {why}.</source>
      <translation>El procesamiento se detuvo: {why}.</translation>
    </message>
    <message>
      <source>by motion alone</source>
      <translation>solo por movimiento</translation>
    </message>
    <message>
      <source>loading {model}…</source>
      <translation>cargando {model}…</translation>
    </message>
    <message>
      <source>motion and {detector}</source>
      <translation>movimiento y {detector}</translation>
    </message>
    <message>
      <source>{model} on {device}</source>
      <translation>{model} en {device}</translation>
    </message>
  </context>
  <context>
    <name>SecondObserver</name>
    <message>
      <source>Begin</source>
      <translation>Empezar</translation>
    </message>
    <message>
      <source>End the blind review</source>
      <translation>Terminar la revisión a ciegas</translation>
    </message>
    <message>
      <source>Nobody has reviewed blind yet. Open, Review blind: then both can be compared.</source>
      <translation>Aún no se ha revisado nada a ciegas. Con «Abrir» › «Revisar a ciegas» se pueden comparar después ambas revisiones.</translation>
    </message>
    <message>
      <source>Review blind</source>
      <translation>Revisar a ciegas</translation>
    </message>
    <message>
      <source>The blind review is over: the labels that count are shown again.</source>
      <translation>La revisión a ciegas ha terminado: vuelven a mostrarse las etiquetas vigentes.</translation>
    </message>
    <message>
      <source>Who reviews? Nobody else's labels will be shown.</source>
      <translation>¿Quién revisa? No se mostrarán las etiquetas de nadie más.</translation>
    </message>
  </context>
  <context>
    <name>Sentences</name>
    <message>
      <source>400 human actions</source>
      <translation>400 acciones humanas</translation>
    </message>
    <message>
      <source>80 everyday things (COCO), ten of them animals</source>
      <translation>80 cosas cotidianas (COCO), diez de ellas animales</translation>
    </message>
    <message>
      <source>A CSV with File, RelativePath and Species.</source>
      <translation>Un CSV con File, RelativePath y Species.</translation>
    </message>
    <message>
      <source>A box of {path} makes no sense: it is left out.</source>
      <translation>Un recuadro de {path} no es válido: se omite.</translation>
    </message>
    <message>
      <source>A clip of each animal, with people made unrecognizable, and a table of what they show.</source>
      <translation>Un clip de cada animal, con las personas irreconocibles, y una tabla de lo que muestran.</translation>
    </message>
    <message>
      <source>A clock that drifts needs two moments, the later one second.</source>
      <translation>De un reloj que se adelanta o atrasa hacen falta dos momentos, el posterior en segundo lugar.</translation>
    </message>
    <message>
      <source>A deployment without an ID is left out.</source>
      <translation>Se omite un despliegue sin identificador.</translation>
    </message>
    <message>
      <source>A file is one line: the species longest in view, its MaxN as count and what it does; no spans, no boxes.</source>
      <translation>Un archivo es una fila: la especie que más tiempo se ve, con su MaxN como cantidad y su comportamiento; sin tramos ni recuadros.</translation>
    </message>
    <message>
      <source>A filter needs a name to be found by.</source>
      <translation>Un filtro necesita un nombre para encontrarlo.</translation>
    </message>
    <message>
      <source>A gap of {name} ends before it begins. Check its two dates.</source>
      <translation>Una interrupción de {name} termina antes de empezar. Revise sus dos fechas.</translation>
    </message>
    <message>
      <source>A history says whether a species was seen: counts, spans, boxes and behaviors are left out.</source>
      <translation>Un historial dice si se registró una especie: se omiten conteos, intervalos, recuadros y comportamientos.</translation>
    </message>
    <message>
      <source>A model called {there} is installed already; remove it first or rename the file.</source>
      <translation>Ya hay instalado un modelo llamado {there}; quítelo primero o cambie el nombre del archivo.</translation>
    </message>
    <message>
      <source>A model called {there} is installed already; remove it first.</source>
      <translation>Ya hay instalado un modelo llamado {there}; quítelo primero.</translation>
    </message>
    <message>
      <source>A model can be asked to be right in {known} of its calls, or 0: as it was trained.</source>
      <translation>A un modelo se le puede pedir acertar en {known} de sus identificaciones, o 0: tal como se entrenó.</translation>
    </message>
    <message>
      <source>A name needs at least one letter.</source>
      <translation>Un nombre necesita al menos una letra.</translation>
    </message>
    <message>
      <source>A package: datapackage.json with deployments, media and observations.</source>
      <translation>Un paquete: datapackage.json con despliegues, medios y observaciones.</translation>
    </message>
    <message>
      <source>A pattern knows {SITE} and {DEPLOYMENT}, and * for anything; {text} is neither.</source>
      <translation>Un patrón conoce {SITE} y {DEPLOYMENT}, y * para cualquier cosa; {text} no es ninguno de ellos.</translation>
    </message>
    <message>
      <source>A pattern says where the site's name stands: {SITE}, or {SITE2}/{DEPLOYMENT}.</source>
      <translation>Un patrón dice dónde está el nombre del sitio: {SITE}, o {SITE2}/{DEPLOYMENT}.</translation>
    </message>
    <message>
      <source>A photo on its own: motion has nothing to compare it with, so nobody has looked for animals in it yet. Look at it, or scan with a detector.</source>
      <translation>Una foto suelta: el movimiento no tiene con qué compararla, así que aún no se han buscado animales en ella. Mírela o procésela con un detector.</translation>
    </message>
    <message>
      <source>A picture a second of each animal with its box in a table; named as in COCO Camera Traps. People are made unrecognizable.</source>
      <translation>Una imagen por segundo de cada animal con su recuadro en una tabla; con nombres como en COCO Camera Traps. Las personas quedan irreconocibles.</translation>
    </message>
    <message>
      <source>A project needs a file.</source>
      <translation>Un proyecto necesita un archivo.</translation>
    </message>
    <message>
      <source>A project on a PostgreSQL server needs a driver. {how_to_install}</source>
      <translation>Un proyecto en un servidor PostgreSQL necesita un controlador. {how_to_install}</translation>
    </message>
    <message>
      <source>A record is an event: spans, boxes, behaviors, sex, life stage, individuals and notes are left out.</source>
      <translation>Un registro es un evento: se omiten tramos, recuadros, comportamientos, sexo, etapa de vida, individuos y notas.</translation>
    </message>
    <message>
      <source>A row has room for one box: of moving animals the others are left out.</source>
      <translation>Una fila solo admite un recuadro: de los animales que se mueven, los demás se omiten.</translation>
    </message>
    <message>
      <source>A row without {name} is left out.</source>
      <translation>Se omite una fila sin {name}.</translation>
    </message>
    <message>
      <source>A scan on a cluster needs Dask, here and on its computers. {how_to_install}</source>
      <translation>Procesar en un clúster necesita Dask, aquí y en sus equipos. {how_to_install}</translation>
    </message>
    <message>
      <source>A scan process ended while it decoded.</source>
      <translation>Un proceso en segundo plano terminó mientras descodificaba.</translation>
    </message>
    <message>
      <source>A sheet holds {MOST_ROWS} rows; the observations beyond are left out. Export a table (CSV) for all.</source>
      <translation>Una hoja admite {MOST_ROWS} filas; se omiten las demás observaciones. Exporte una tabla (CSV) para tenerlas todas.</translation>
    </message>
    <message>
      <source>A start for training on longer clips. Knows no species.</source>
      <translation>Punto de partida para entrenar con clips más largos. No conoce especies.</translation>
    </message>
    <message>
      <source>A start for training where there is a good GPU; MammalNet's experiments started from this family.</source>
      <translation>Punto de partida para entrenar donde hay una buena GPU; los experimentos de MammalNet partieron de esta familia.</translation>
    </message>
    <message>
      <source>A start for training, as its authors trained it. Knows no species.</source>
      <translation>Punto de partida para entrenar, como lo entrenaron sus autores. No conoce especies.</translation>
    </message>
    <message>
      <source>A start for training. Knows no species.</source>
      <translation>Punto de partida para entrenar. No conoce especies.</translation>
    </message>
    <message>
      <source>A start for training: has seen what people do in 400 ways, knows no species.</source>
      <translation>Punto de partida para entrenar: ha visto 400 tipos de acciones humanas, no conoce especies.</translation>
    </message>
    <message>
      <source>A start for training: the best of this size. Knows no species.</source>
      <translation>Punto de partida para entrenar: el mejor de este tamaño. No conoce especies.</translation>
    </message>
    <message>
      <source>A table of BORIS's events, as bouts of behavior.</source>
      <translation>Una tabla de eventos de BORIS, como episodios de comportamiento.</translation>
    </message>
    <message>
      <source>A table of filepath and label.</source>
      <translation>Una tabla con filepath y label.</translation>
    </message>
    <message>
      <source>A value of {column} is not understood and taken for unsaid: {first}.</source>
      <translation>Un valor de {column} no se entiende y se toma como sin indicar: {first}.</translation>
    </message>
    <message>
      <source>All clips are of one site; how well the model does elsewhere cannot be known.</source>
      <translation>Todos los clips son de un sitio; no se puede saber qué tan bien funciona el modelo en otros.</translation>
    </message>
    <message>
      <source>All clips of {name} are of one site; the model may learn the site instead.</source>
      <translation>Todos los clips de «{name}» son de un solo sitio; el modelo podría aprender el sitio en su lugar.</translation>
    </message>
    <message>
      <source>All occasions were worked alike: {SCALED} is left out.</source>
      <translation>Todas las ocasiones se muestrearon por igual: se omite {SCALED}.</translation>
    </message>
    <message>
      <source>All of it could be read.</source>
      <translation>Se pudo leer todo.</translation>
    </message>
    <message>
      <source>An event of {name} has no time: it is left out.</source>
      <translation>Un evento de {name} no tiene hora: se omite.</translation>
    </message>
    <message>
      <source>Animals unknown here before: added to the project's list ({n}: {names}).</source>
      <translation>Animales desconocidos aquí hasta ahora: se añaden a la lista del proyecto ({n}: {names}).</translation>
    </message>
    <message>
      <source>Any table with a column for the file; you say what the other columns mean.</source>
      <translation>Cualquier tabla con una columna para el archivo; usted indica qué significan las demás.</translation>
    </message>
    <message>
      <source>As YOLOX-nano, several times slower and surer.</source>
      <translation>Como YOLOX-nano, varias veces más lento y más seguro.</translation>
    </message>
    <message>
      <source>BORIS events (TSV)</source>
      <translation>Eventos de BORIS (TSV)</translation>
    </message>
    <message>
      <source>BORIS project</source>
      <translation>Proyecto de BORIS</translation>
    </message>
    <message>
      <source>Backups cannot be kept in {folder}: {error}. {remedy}</source>
      <translation>No se pueden guardar copias de seguridad en {folder}: {error}. {remedy}</translation>
    </message>
    <message>
      <source>Behaviors are told by whole seconds; their exact starts and ends are not.</source>
      <translation>Los comportamientos se dan en segundos enteros; sus inicios y finales exactos, no.</translation>
    </message>
    <message>
      <source>Behaviors as segments, for training models.</source>
      <translation>Comportamientos como segmentos, para entrenar modelos.</translation>
    </message>
    <message>
      <source>Behaviors as states and points of each animal, to open in BORIS.</source>
      <translation>Comportamientos como estados y eventos puntuales de cada animal, para abrir en BORIS.</translation>
    </message>
    <message>
      <source>Behaviors unknown here before: added to the project's ethogram ({n}: {names}).</source>
      <translation>Comportamientos desconocidos aquí hasta ahora: se añaden al etograma del proyecto ({n}: {names}).</translation>
    </message>
    <message>
      <source>Behaviors without boxes: left out ({n}: {names}).</source>
      <translation>Comportamientos sin recuadros: se omiten ({n}: {names}).</translation>
    </message>
    <message>
      <source>Beside a name, the file says what stood here once: it may be older, so what is here stays ({n}: {names}).</source>
      <translation>Junto a un nombre, el archivo dice lo que ya estuvo aquí alguna vez: puede ser más antiguo, así que se conserva lo que hay aquí ({n}: {names}).</translation>
    </message>
    <message>
      <source>Between them, at {start_s} s, the animal does what cannot go on at the same time. Remove that first, or select it as well.</source>
      <translation>Entre ellos, en {start_s} s, el animal hace algo que no puede ocurrir al mismo tiempo. Quítelo primero o selecciónelo también.</translation>
    </message>
    <message>
      <source>Boxes frame by frame, for Timelapse and whatever reads MegaDetector's results.</source>
      <translation>Recuadros fotograma a fotograma, para Timelapse y todo lo que lee resultados de MegaDetector.</translation>
    </message>
    <message>
      <source>Boxes in pixels on single frames, as LILA's data sets have them.</source>
      <translation>Recuadros en píxeles sobre fotogramas sueltos, como en los conjuntos de datos de LILA.</translation>
    </message>
    <message>
      <source>Boxes of videos, as findings of that detector.</source>
      <translation>Recuadros de videos, como detecciones de ese detector.</translation>
    </message>
    <message>
      <source>Boxes with behaviors for every second, for training models.</source>
      <translation>Recuadros con comportamientos para cada segundo, para entrenar modelos.</translation>
    </message>
    <message>
      <source>Boxes, and what a model held for less likely, have no place in this table.</source>
      <translation>Los recuadros, y lo que un modelo creyó menos probable, no caben en esta tabla.</translation>
    </message>
    <message>
      <source>Boxes, confidence, counts, sex and life stage have no place in this format.</source>
      <translation>Los recuadros, la confianza, las cantidades, el sexo y la etapa de vida no caben en este formato.</translation>
    </message>
    <message>
      <source>Boxes, counts, sex, life stage, notes and animals without a behavior have no place in this format.</source>
      <translation>Los recuadros, las cantidades, el sexo, la etapa de vida, las notas y los animales sin comportamiento no caben en este formato.</translation>
    </message>
    <message>
      <source>CPU, 1 thread</source>
      <translation>CPU, 1 hilo</translation>
    </message>
    <message>
      <source>CPU, {threads} threads</source>
      <translation>CPU, {threads} hilos</translation>
    </message>
    <message>
      <source>Change its permissions, or those of the folders around it, and try again.</source>
      <translation>Cambie sus permisos, o los de las carpetas que contienen el elemento, e inténtelo de nuevo.</translation>
    </message>
    <message>
      <source>Check its name and that its drive is connected.</source>
      <translation>Compruebe el nombre y que la unidad esté conectada.</translation>
    </message>
    <message>
      <source>Check the card or the drive, connect it anew, and try again.</source>
      <translation>Revise la tarjeta o la unidad, conéctela otra vez e inténtelo de nuevo.</translation>
    </message>
    <message>
      <source>Choose two or more observations of one video, all animals or all bouts of one animal.</source>
      <translation>Elija dos o más observaciones de un video, todas de animales o todas episodios de un animal.</translation>
    </message>
    <message>
      <source>Clips (MP4)</source>
      <translation>Clips (MP4)</translation>
    </message>
    <message>
      <source>Clips have no sound.</source>
      <translation>Los clips no tienen sonido.</translation>
    </message>
    <message>
      <source>Close other programs and try again.</source>
      <translation>Cierre otros programas e inténtelo de nuevo.</translation>
    </message>
    <message>
      <source>Close other programs that have it open, or change its permissions, and try again.</source>
      <translation>Cierre otros programas que lo tengan abierto, o cambie sus permisos, e inténtelo de nuevo.</translation>
    </message>
    <message>
      <source>Coordinates are rounded to {precision} degrees. Names of sites and folders, notes and the videos themselves may still tell where it was.</source>
      <translation>Las coordenadas están redondeadas a {precision} grados. Los nombres de sitios y carpetas, las notas y los propios videos pueden revelar aún dónde fue.</translation>
    </message>
    <message>
      <source>Dates of {column} such as {unclear} may have the day or the month first, and no other tells which: they are left out. Write them like 2026-05-01.</source>
      <translation>En fechas de {column} como {unclear} puede ir primero el día o el mes, y ninguna otra lo aclara: se omiten. Formato: 2026-05-01.</translation>
    </message>
    <message>
      <source>Decoded clips are no longer kept ({error}).</source>
      <translation>Ya no se guardan clips descodificados ({error}).</translation>
    </message>
    <message>
      <source>Decoded clips cannot be kept in {folder}: {error}.</source>
      <translation>No se pueden guardar clips descodificados en {folder}: {error}.</translation>
    </message>
    <message>
      <source>Deployment {key}: utcOffset is {row}. Write it like +02:00.</source>
      <translation>Despliegue {key}: utcOffset es {row}. Formato: +02:00.</translation>
    </message>
    <message>
      <source>Deployment {key}: {name} is {row}, which is no place.</source>
      <translation>Despliegue {key}: {name} es {row}, que no es un lugar.</translation>
    </message>
    <message>
      <source>Deployment {key}: {name} is {told}, but only years from 1900 to 2199 are read.</source>
      <translation>Despliegue {key}: {name} es {told}, pero solo se leen años de 1900 a 2199.</translation>
    </message>
    <message>
      <source>Deployment {key}: {name} is {told}, which is not a date.</source>
      <translation>Despliegue {key}: {name} es {told}, que no es una fecha.</translation>
    </message>
    <message>
      <source>Deployment {key}: {part} is not a gap.</source>
      <translation>Despliegue {key}: {part} no es una interrupción.</translation>
    </message>
    <message>
      <source>Deployments (CSV)</source>
      <translation>Despliegues (CSV)</translation>
    </message>
    <message>
      <source>Deployments cut to the chosen days, so that effort counted by them is that of these days ({n}: {names}).</source>
      <translation>Despliegues recortados a los días elegidos, para que el esfuerzo de muestreo que se calcula con ellos sea el de esos días ({n}: {names}).</translation>
    </message>
    <message>
      <source>Deployments of one name and folder: their numbers stand in its place ({n}: {names}).</source>
      <translation>Despliegues con el mismo nombre y carpeta: en su lugar figuran sus números ({n}: {names}).</translation>
    </message>
    <message>
      <source>Deployments whose clock was corrected in the package: {len}; their videos follow.</source>
      <translation>Despliegues cuyo reloj se corrigió en el paquete: {len}; sus videos lo siguen.</translation>
    </message>
    <message>
      <source>Deployments whose start or end was corrected in the package: {followed}; they follow.</source>
      <translation>Despliegues cuyo inicio o fin se corrigió en el paquete: {followed}; aquí se han adaptado.</translation>
    </message>
    <message>
      <source>Deployments with another start or end here than in the package: {len}; they stay as they are here ({names}).</source>
      <translation>Despliegues cuyo inicio o fin es aquí distinto que en el paquete: {len}; quedan como están aquí ({names}).</translation>
    </message>
    <message>
      <source>Deployments with gaps, of which the standard knows none: they stand among the tags, and effort counted by start and end is too large ({n}: {names}).</source>
      <translation>Despliegues con interrupciones, que el estándar no contempla: figuran entre las palabras clave, y el esfuerzo de muestreo calculado por inicio y fin es demasiado grande ({n}: {names}).</translation>
    </message>
    <message>
      <source>Deployments without start or end: fill them in, for effort is counted from them ({n}: {names}).</source>
      <translation>Despliegues sin inicio o fin: complételos, pues con ellos se calcula el esfuerzo de muestreo ({n}: {names}).</translation>
    </message>
    <message>
      <source>Deployments without start or end: the first and last video stand for them, which tags and comments say; effort counted by them is too small ({n}: {names}).</source>
      <translation>Despliegues sin inicio o fin: en su lugar figuran el primer y el último video, como dicen las palabras clave y los comentarios; el esfuerzo de muestreo calculado con ellos es demasiado pequeño ({n}: {names}).</translation>
    </message>
    <message>
      <source>Deployments without start or end: the first or last video stands for it, and less than a day counts as no effort ({n}: {names}).</source>
      <translation>Despliegues sin inicio o fin: en su lugar vale el primer o el último video, y menos de un día no cuenta como esfuerzo de muestreo ({n}: {names}).</translation>
    </message>
    <message>
      <source>Deployments without start or end: what is missing is taken from the first and last video ({n}: {names}).</source>
      <translation>Despliegues sin inicio o fin: lo que falta se toma del primer y del último video ({n}: {names}).</translation>
    </message>
    <message>
      <source>Detection histories for unmarked</source>
      <translation>Historiales de detección para unmarked</translation>
    </message>
    <message>
      <source>Each of the names may stand in a pattern once.</source>
      <translation>Cada nombre puede estar una sola vez en un patrón.</translation>
    </message>
    <message>
      <source>Emptied or set back, since no project has such values: {emptied}.</source>
      <translation>Vaciado o restablecido, porque ningún proyecto tiene tales valores: {emptied}.</translation>
    </message>
    <message>
      <source>Empty as far as a machine saw: look through their pictures, or export what people reviewed ({n}: {names}).</source>
      <translation>Vacíos solo según el programa: revise sus imágenes o exporte lo revisado ({n}: {names}).</translation>
    </message>
    <message>
      <source>Every video is of the subset '{SUBSET}': split them by site before you train.</source>
      <translation>Todos los videos son del subconjunto «{SUBSET}»: divídalos por sitio antes de entrenar.</translation>
    </message>
    <message>
      <source>Fewer than {FEWEST_BOUTS} bouts with times are labelled: too few to learn from.</source>
      <translation>Hay menos de {FEWEST_BOUTS} episodios etiquetados con tiempos: muy pocos para aprender de ellos.</translation>
    </message>
    <message>
      <source>Fewer than {FEWEST_BOUTS} labelled bouts are in videos that can be read.</source>
      <translation>Hay menos de {FEWEST_BOUTS} episodios etiquetados en videos que se pueden leer.</translation>
    </message>
    <message>
      <source>File exists</source>
      <translation>El archivo ya existe</translation>
    </message>
    <message>
      <source>File name too long</source>
      <translation>Nombre de archivo demasiado largo</translation>
    </message>
    <message>
      <source>Files that are not in this project and not beside the imported file: left out ({n}: {names}).</source>
      <translation>Archivos que no están en este proyecto ni junto al archivo importado: se omiten ({n}: {names}).</translation>
    </message>
    <message>
      <source>Files that hold something else than when they were labelled; nobody has looked since ({n}: {names}).</source>
      <translation>Archivos que contienen algo distinto de cuando se etiquetaron; nadie los ha mirado desde entonces ({n}: {names}).</translation>
    </message>
    <message>
      <source>Finds animals, people and vehicles in pictures of camera traps, by night too. Seconds for a picture without the fast detector package; 2.3 GB of memory.</source>
      <translation>Encuentra animales, personas y vehículos en imágenes de cámaras trampa, también de noche. Sin el paquete de detectores rápidos tarda segundos por imagen; 2,3 GB de memoria.</translation>
    </message>
    <message>
      <source>Finds large animals, people and vehicles in single pictures; quick on any computer, misses small and infrared ones.</source>
      <translation>Encuentra animales grandes, personas y vehículos en imágenes sueltas; rápido en cualquier equipo, pasa por alto los pequeños y los de imágenes infrarrojas.</translation>
    </message>
    <message>
      <source>For cameraOperation: dateFormat = '%Y-%m-%d %H:%M:%S', cameraCol = 'Camera', hasProblems = {problems}. For detectionHistory: timeZone = 'UTC', for the times are the cameras'.</source>
      <translation>Para cameraOperation: dateFormat = '%Y-%m-%d %H:%M:%S', cameraCol = 'Camera', hasProblems = {problems}. Para detectionHistory: timeZone = 'UTC', pues las horas son las de las cámaras.</translation>
    </message>
    <message>
      <source>Free some space, or choose another disk.</source>
      <translation>Libere espacio o elija otro disco.</translation>
    </message>
    <message>
      <source>GPL-3.0 of YOLOv5, with which it was trained; its makers add nothing</source>
      <translation>GPL-3.0 de YOLOv5, con el que se entrenó; sus autores no añaden nada</translation>
    </message>
    <message>
      <source>Give it a shorter name, or move it to a folder less deep.</source>
      <translation>Póngale un nombre más corto o elija una carpeta menos profunda.</translation>
    </message>
    <message>
      <source>Give the name of a file, not of a folder.</source>
      <translation>Indique el nombre de un archivo, no el de una carpeta.</translation>
    </message>
    <message>
      <source>Give this command to install it: {command}</source>
      <translation>Para instalarlo, ejecute este comando: {command}</translation>
    </message>
    <message>
      <source>Heads do not fit this model; train it whole instead.</source>
      <translation>El aprendizaje rápido no sirve para este modelo; entrénelo entero.</translation>
    </message>
    <message>
      <source>Heads stand on a trained model; give one as the base, or train from scratch.</source>
      <translation>El aprendizaje rápido necesita un modelo entrenado; dé uno como base o entrene desde cero.</translation>
    </message>
    <message>
      <source>Independent records and camera stations for camtrapR, unmarked and other R packages.</source>
      <translation>Registros independientes y estaciones de cámaras para camtrapR, unmarked y otros paquetes de R.</translation>
    </message>
    <message>
      <source>Input/output error</source>
      <translation>Error de entrada o salida</translation>
    </message>
    <message>
      <source>Is a directory</source>
      <translation>Es una carpeta</translation>
    </message>
    <message>
      <source>It could not be read in two attempts: {rstrip}.</source>
      <translation>No se pudo leer en dos intentos: {rstrip}.</translation>
    </message>
    <message>
      <source>It does not work here ({reason}).</source>
      <translation>Aquí no funciona ({reason}).</translation>
    </message>
    <message>
      <source>It failed on the way ({reason}).</source>
      <translation>Falló a medio camino ({reason}).</translation>
    </message>
    <message>
      <source>It gives other pictures than the processor.</source>
      <translation>Da imágenes distintas de las del procesador.</translation>
    </message>
    <message>
      <source>It has another version of Trapline, or other files of the model, than this computer.</source>
      <translation>Tiene otra versión de Trapline, u otros archivos del modelo, que este equipo.</translation>
    </message>
    <message>
      <source>Its address leads round in a circle: {url}. Get the file from its makers, and import it.</source>
      <translation>Su dirección da vueltas en círculo: {url}. Búsquelo en la página de sus autores e impórtelo.</translation>
    </message>
    <message>
      <source>Its ethogram, and its events as bouts of behavior.</source>
      <translation>Su etograma, y sus eventos como episodios de comportamiento.</translation>
    </message>
    <message>
      <source>Its times are damaged: {num_frames} of {it} frames are shown. Convert it to MP4 (H.264) with a program that plays all of it, then scan again.</source>
      <translation>Sus tiempos están dañados: se muestran {num_frames} de {it} fotogramas. Conviértalo a MP4 (H.264) con un programa que lo reproduzca entero y procese de nuevo.</translation>
    </message>
    <message>
      <source>Kernels are built on Linux and Windows with x86-64 alone. {WITHOUT}</source>
      <translation>Los núcleos de cálculo solo se compilan en Linux y Windows con x86-64. {WITHOUT}</translation>
    </message>
    <message>
      <source>Left out, since what they belong to is lost: {lost}.</source>
      <translation>Se omitió, porque se perdió aquello a lo que pertenece: {lost}.</translation>
    </message>
    <message>
      <source>Libraries that models need cannot be loaded. Install Microsoft's Visual C++ Redistributable (https://aka.ms/vs/17/release/vc_redist.x64.exe), then start Trapline again.</source>
      <translation>No se pueden cargar bibliotecas que los modelos necesitan. Instale el Visual C++ Redistributable de Microsoft (https://aka.ms/vs/17/release/vc_redist.x64.exe) y vuelva a iniciar Trapline.</translation>
    </message>
    <message>
      <source>Line {number} of {name} cannot be read: {error}.</source>
      <translation>No se puede leer la línea {number} de {name}: {error}.</translation>
    </message>
    <message>
      <source>Make its disk writable, or choose another.</source>
      <translation>Permita escribir en el disco o elija otro.</translation>
    </message>
    <message>
      <source>Make the starter anew.</source>
      <translation>Haga de nuevo el modelo Starter.</translation>
    </message>
    <message>
      <source>Memory does not suffice for a single clip; set a smaller crop or fewer frames.</source>
      <translation>La memoria no alcanza ni para un clip; ponga un recorte menor o menos fotogramas.</translation>
    </message>
    <message>
      <source>Models run in PyTorch alone.</source>
      <translation>Los modelos se ejecutan solo con PyTorch.</translation>
    </message>
    <message>
      <source>Moments at which somebody in view has no box: left out, for they would teach that nobody is there (videos: {n}: {names}).</source>
      <translation>Momentos en que alguien a la vista no tiene recuadro: omitidos, pues enseñarían que ahí no hay nadie (videos: {n}: {names}).</translation>
    </message>
    <message>
      <source>Most of the effort is a time without any video: was a clock wrong, or did the camera stop? Repair the clock, or say start, end or the gap ({n}: {names}).</source>
      <translation>La mayor parte del esfuerzo de muestreo es un periodo sin ningún video: ¿iba mal un reloj, o dejó de funcionar la cámara? Corrija el reloj, o indique el inicio, el fin o la interrupción ({n}: {names}).</translation>
    </message>
    <message>
      <source>Move away what has this name already, or choose another.</source>
      <translation>Mueva lo que ya tiene ese nombre o elija otro.</translation>
    </message>
    <message>
      <source>NA: occasions of {days} days in which no camera worked.</source>
      <translation>NA: ocasiones de {days} días en que no funcionó ninguna cámara.</translation>
    </message>
    <message>
      <source>NA: occasions of {days} days of which cameras worked less than {percent} %.</source>
      <translation>NA: ocasiones de {days} días de las que las cámaras funcionaron menos del {percent} %.</translation>
    </message>
    <message>
      <source>Names longer than 200 signs: the rest is left out ({n}: {names}).</source>
      <translation>Nombres de más de 200 caracteres: el resto se omite ({n}: {names}).</translation>
    </message>
    <message>
      <source>Names with __, which camtrapR keeps for itself, have one _ ({n}: {names}).</source>
      <translation>Los nombres con __, que camtrapR se reserva, llevan un solo _ ({n}: {names}).</translation>
    </message>
    <message>
      <source>No UTC offset was given: {zone}, that of this computer, was taken.</source>
      <translation>No se indicó el desfase de UTC: se tomó {zone}, el de este equipo.</translation>
    </message>
    <message>
      <source>No animal with a name and a date is among what is chosen: histories.csv has no rows, and read.R is left out. Name animals in review, scan with a model that names species, or choose more.</source>
      <translation>En la selección no hay ningún animal identificado con fecha: histories.csv no tiene filas y se omite read.R. Identifique animales al revisar, procese con un modelo que identifique especies o seleccione más.</translation>
    </message>
    <message>
      <source>No clip of {name} is held out, so it is not judged.</source>
      <translation>No se reserva ningún clip de «{name}», así que no se evalúa.</translation>
    </message>
    <message>
      <source>No clock drifts by that much. Check the four times.</source>
      <translation>Ningún reloj se desvía tanto. Revise las cuatro horas.</translation>
    </message>
    <message>
      <source>No clock is wrong by that much. Check the two times.</source>
      <translation>Ningún reloj se equivoca tanto. Revise las dos horas.</translation>
    </message>
    <message>
      <source>No head for bouts could be learned: {error}</source>
      <translation>No se pudo entrenar una cabeza temporal para episodios: {error}</translation>
    </message>
    <message>
      <source>No model has looked at this animal; scan its video with one.</source>
      <translation>Ningún modelo ha visto este animal; procese su video con uno.</translation>
    </message>
    <message>
      <source>No room could be made for embeddings in {folder}: {error}.</source>
      <translation>No se pudo hacer sitio para los embeddings en {folder}: {error}.</translation>
    </message>
    <message>
      <source>No scheduler of Dask answers at {place}. Check that it runs, and its address.</source>
      <translation>Ningún planificador de Dask responde en {place}. Compruebe que esté en marcha y su dirección.</translation>
    </message>
    <message>
      <source>No space left on device</source>
      <translation>No queda espacio en el disco</translation>
    </message>
    <message>
      <source>No such file or directory</source>
      <translation>No existe el archivo o la carpeta</translation>
    </message>
    <message>
      <source>Nobody has reviewed anything in {name} yet; review some of its animals.</source>
      <translation>Aún no se ha revisado nada en {name}; revise algunos de sus animales.</translation>
    </message>
    <message>
      <source>Nobody says how many frames a second {video} has: {USUAL_RATE} are taken.</source>
      <translation>Nadie dice cuántos fotogramas por segundo tiene {video}: se toman {USUAL_RATE}.</translation>
    </message>
    <message>
      <source>Nobody says how many pixels these have, so their boxes are left out: {names}.</source>
      <translation>Nadie dice cuántos píxeles tienen, por eso se omiten sus recuadros: {names}.</translation>
    </message>
    <message>
      <source>None of the videos of {old_root} lies in {new_root}. Choose the folder that has them.</source>
      <translation>Ninguno de los videos de {old_root} está en {new_root}. Elija la carpeta que los contiene.</translation>
    </message>
    <message>
      <source>Not a directory</source>
      <translation>No es una carpeta</translation>
    </message>
    <message>
      <source>Not one clip of {name} can be read, so it is not learned.</source>
      <translation>No se puede leer ningún clip de {name}, por lo que no se aprende.</translation>
    </message>
    <message>
      <source>Not one of the videos can be read; check that their drive is connected.</source>
      <translation>No se puede leer ninguno de los videos; compruebe que su unidad esté conectada.</translation>
    </message>
    <message>
      <source>Not one second of the list can be read. Files cut to the labelled quarter of an hour begin at second 900: lay them in videos_15min, or say so with --starts-at 900.</source>
      <translation>No se puede leer ni un segundo de la lista. Los archivos cortados al cuarto de hora anotado empiezan en el segundo 900: póngalos en videos_15min o indíquelo con --starts-at 900.</translation>
    </message>
    <message>
      <source>Nothing decodes between {start_s} and {end_s} s: the file is damaged there, or the camera paused.</source>
      <translation>Entre {start_s} y {end_s} s no se descodifica nada: el archivo está dañado ahí o la cámara se detuvo.</translation>
    </message>
    <message>
      <source>Nothing differs between the photos of this burst. An animal that kept still in all of them is not seen.</source>
      <translation>Nada cambia entre las fotos de esta ráfaga. Un animal que no se movió en ninguna no se detecta.</translation>
    </message>
    <message>
      <source>Nothing of {project} can be read any more, and there is no backup of it.</source>
      <translation>Ya no se puede leer nada de {project}, y no hay copia de seguridad.</translation>
    </message>
    <message>
      <source>Nothing of {project} can be read any more. Restore it from a backup.</source>
      <translation>Ya no se puede leer nada de {project}. Restáurelo desde una copia de seguridad.</translation>
    </message>
    <message>
      <source>Observation {get} has no time: it is left out.</source>
      <translation>La observación {get} no tiene hora: se omite.</translation>
    </message>
    <message>
      <source>Observations without boxes: left out, with the whole video where it has no other ({n}: {names}).</source>
      <translation>Observaciones sin recuadros: omitidas, con todo el video si no tiene otra ({n}: {names}).</translation>
    </message>
    <message>
      <source>Observations, summary and deployments as sheets.</source>
      <translation>Observaciones, resumen y despliegues en hojas.</translation>
    </message>
    <message>
      <source>Of {total} animals the head learned from {num_read}: videos of the others can no longer be read.</source>
      <translation>De {total} animales, la cabeza temporal aprendió de {num_read}: los videos de los demás ya no se pueden leer.</translation>
    </message>
    <message>
      <source>On held-out bouts the head beats grouped windows (mAP {head} against {windows} %).</source>
      <translation>En los episodios reservados, la cabeza temporal supera a las ventanas agrupadas (mAP {head} frente a {windows} %).</translation>
    </message>
    <message>
      <source>On held-out bouts the head does not beat grouped windows (mAP {head} against {windows} %).</source>
      <translation>En los episodios reservados, la cabeza temporal no supera a las ventanas agrupadas (mAP {head} frente a {windows} %).</translation>
    </message>
    <message>
      <source>One animal that a person had labelled is now as the file says; undo brings its label back.</source>
      <translation>Un animal que alguien ya había etiquetado aquí queda ahora como dice el archivo; al deshacer vuelve su etiqueta.</translation>
    </message>
    <message>
      <source>One bout that a person had labelled is now as the file says; undo brings its label back.</source>
      <translation>Un episodio que alguien ya había etiquetado aquí queda ahora como dice el archivo; al deshacer vuelve su etiqueta.</translation>
    </message>
    <message>
      <source>One clip is left out, since the model was trained on its video.</source>
      <translation>Se omite un clip, porque el modelo se entrenó con su video.</translation>
    </message>
    <message>
      <source>One clip was labelled before {name} was in the list of behaviors, so it does not teach its absence; if you have looked for it since, accept one of the animal's behaviors again.</source>
      <translation>Un clip se etiquetó antes de que {name} estuviera en la lista de comportamientos, por lo que no enseña su ausencia; si lo ha buscado desde entonces, acepte de nuevo uno de los comportamientos del animal.</translation>
    </message>
    <message>
      <source>One finding of an earlier scan that nobody reviewed gives way to the file's.</source>
      <translation>Una detección sin revisar de un procesamiento anterior deja paso a las del archivo.</translation>
    </message>
    <message>
      <source>One finding that nobody reviewed here was changed in the file: that counts as your word.</source>
      <translation>Una detección que nadie revisó aquí se cambió en el archivo: eso cuenta como palabra suya.</translation>
    </message>
    <message>
      <source>One line for each file, to import into Timelapse.</source>
      <translation>Una fila por archivo, para importar en Timelapse.</translation>
    </message>
    <message>
      <source>One line for each observation, for spreadsheets and R.</source>
      <translation>Una fila por observación, para hojas de cálculo y R.</translation>
    </message>
    <message>
      <source>One new video is dated by the table, as long as its file says no date.</source>
      <translation>Un video nuevo toma su fecha de la tabla, mientras su archivo no indique ninguna.</translation>
    </message>
    <message>
      <source>One observation is of no media file: kept for export, not shown.</source>
      <translation>Una observación no es de ningún archivo de medios: se guarda para exportar, no se muestra.</translation>
    </message>
    <message>
      <source>One observation was in already: kept as it is.</source>
      <translation>Una observación ya estaba: se queda como está.</translation>
    </message>
    <message>
      <source>One of several behaviors is to be learned (behavior_loss one), but {behaviors} is the only one; set behavior_loss to each.</source>
      <translation>Hay que aprender uno entre varios comportamientos (behavior_loss one), pero {behaviors} es el único; ponga behavior_loss en each.</translation>
    </message>
    <message>
      <source>One of {number} animals is a machine's word alone; this format does not say which.</source>
      <translation>Uno de {number} animales es solo palabra del programa; este formato no dice cuál.</translation>
    </message>
    <message>
      <source>One of {number} bouts is a machine's word alone; this format does not say which.</source>
      <translation>Uno de {number} episodios es solo palabra del programa; este formato no dice cuál.</translation>
    </message>
    <message>
      <source>One species a line, for training with zamba.</source>
      <translation>Una especie por fila, para entrenar con zamba.</translation>
    </message>
    <message>
      <source>Only clips of one class ({name}) can be read; see to the videos of the others: plug their drive in, copy them from the card again, or scan them.</source>
      <translation>Solo se pueden leer clips de una clase ({name}); ocúpese de los videos de las demás: conecte su unidad, cópielos otra vez de la tarjeta o procéselos.</translation>
    </message>
    <message>
      <source>Paths that may each be several videos of this project: left out ({n}: {names}).</source>
      <translation>Rutas que pueden ser varios videos de este proyecto: se omiten ({n}: {names}).</translation>
    </message>
    <message>
      <source>People are hidden where a person or a detector has found them; look through all before you share it.</source>
      <translation>Las personas se ocultan donde alguien o un detector las ha encontrado; revíselo todo antes de compartirlo.</translation>
    </message>
    <message>
      <source>Permission denied</source>
      <translation>Permiso denegado</translation>
    </message>
    <message>
      <source>Photos without a length: left out ({n}: {names}).</source>
      <translation>Fotos, sin duración: se omiten ({n}: {names}).</translation>
    </message>
    <message>
      <source>Photos, of which there are no clips: export pictures ({n}: {names}).</source>
      <translation>Fotos, de las que no hay clips: exporte imágenes ({n}: {names}).</translation>
    </message>
    <message>
      <source>Pictures (JPEG)</source>
      <translation>Imágenes (JPEG)</translation>
    </message>
    <message>
      <source>Pictures and frames of videos with boxes and names, as labels.</source>
      <translation>Imágenes y fotogramas de videos con recuadros y nombres, como etiquetas.</translation>
    </message>
    <message>
      <source>Pictures for detectors</source>
      <translation>Imágenes para detectores</translation>
    </message>
    <message>
      <source>Pictures of animals, people, vehicles and of empty videos, with a COCO file of just these, to train detectors with. People are made unrecognizable.</source>
      <translation>Imágenes de animales, personas, vehículos y de videos vacíos, con un archivo COCO de justo estas, para entrenar detectores. Las personas se hacen irreconocibles.</translation>
    </message>
    <message>
      <source>Points have no length: {num_points} were left out.</source>
      <translation>Los eventos puntuales no tienen duración: se omitieron {num_points}.</translation>
    </message>
    <message>
      <source>PyTorch cannot use the NVIDIA card: {why}.</source>
      <translation>PyTorch no puede usar la tarjeta NVIDIA: {why}.</translation>
    </message>
    <message>
      <source>PyTorch finds no graphics card here.</source>
      <translation>PyTorch no encuentra aquí ninguna tarjeta gráfica.</translation>
    </message>
    <message>
      <source>Read from the damaged file: {it}.</source>
      <translation>Leído del archivo dañado: {it}.</translation>
    </message>
    <message>
      <source>Read-only file system</source>
      <translation>Sistema de archivos de solo lectura</translation>
    </message>
    <message>
      <source>Rounds without a better result: {patience}.</source>
      <translation>Rondas sin un resultado mejor: {patience}.</translation>
    </message>
    <message>
      <source>Say which column names the video file: --column file=NAME. The table has: {names}.</source>
      <translation>Diga qué columna nombra el archivo de video: --column file=NAME. La tabla tiene: {names}.</translation>
    </message>
    <message>
      <source>Single observations, their spans, boxes and behaviors have no place in this table, nor has a site where a species was not seen: RAI there is 0, and a mean over sites has to count it.</source>
      <translation>Las observaciones sueltas, sus tramos, recuadros y comportamientos no caben en esta tabla, ni un sitio donde no se vio una especie: allí el RAI es 0, y una media entre sitios debe contarlo.</translation>
    </message>
    <message>
      <source>Sites by occasions for occupancy models in R: a history of each species, and the effort.</source>
      <translation>Sitios por ocasiones para modelos de ocupación en R: un historial de cada especie y el esfuerzo de muestreo.</translation>
    </message>
    <message>
      <source>Sites that it learns from are judged on, too; how well the model does elsewhere cannot be known.</source>
      <translation>También se evalúa en sitios de los que aprende; no se puede saber cómo funciona en otros lugares.</translation>
    </message>
    <message>
      <source>Sites without coordinates: camtrapR's detectionMaps takes no table with them ({n}: {names}).</source>
      <translation>Sitios sin coordenadas: detectionMaps de camtrapR no admite tablas con ellos ({n}: {names}).</translation>
    </message>
    <message>
      <source>Sites without coordinates: written as 0, 0 with an uncertainty of the whole Earth ({n}: {names}).</source>
      <translation>Sitios sin coordenadas: se escriben como 0, 0 con toda la Tierra como incertidumbre ({n}: {names}).</translation>
    </message>
    <message>
      <source>Sites, coordinates, cameras and periods for what is in the project.</source>
      <translation>Sitios, coordenadas, cámaras y periodos de lo que hay en el proyecto.</translation>
    </message>
    <message>
      <source>Sites, coordinates, cameras and periods, to fill in and to import again.</source>
      <translation>Sitios, coordenadas, cámaras y periodos, para rellenar y volver a importar.</translation>
    </message>
    <message>
      <source>Some dates of {column} have the day first, some the month, such as {unclear}: they are left out. Write them like 2026-05-01.</source>
      <translation>En unas fechas de {column} va primero el día y en otras el mes, como {unclear}: se omiten. Formato: 2026-05-01.</translation>
    </message>
    <message>
      <source>Some {unread} could not be read; what was changed there is lost.</source>
      <translation>No se pudo leer todo ({unread}); lo que se cambió allí se perdió.</translation>
    </message>
    <message>
      <source>Some {unread} could not be read; what was changed there since that backup is lost.</source>
      <translation>No se pudo leer todo ({unread}); lo que se cambió allí desde esa copia se perdió.</translation>
    </message>
    <message>
      <source>Somebody else is writing {where} and takes long. Try again in a moment.</source>
      <translation>Otra persona está escribiendo en {where} y tarda. Inténtelo de nuevo en un momento.</translation>
    </message>
    <message>
      <source>Somebody is in view after the end of the video: taken as the file says, but look whether it means seconds ({n}: {names}).</source>
      <translation>Alguien está a la vista después del final del video: se toma como dice el archivo, pero compruebe que se refiere a segundos ({n}: {names}).</translation>
    </message>
    <message>
      <source>Spans, boxes, counts, sex, life stage, individuals, behaviors and notes have no place in this format.</source>
      <translation>Los tramos, recuadros, cantidades, sexo, etapa de vida, individuos, comportamientos y notas no caben en este formato.</translation>
    </message>
    <message>
      <source>Spans, counts, sex, life stage, individuals, behaviors and notes have no place in this format.</source>
      <translation>Los tramos, cantidades, sexo, etapa de vida, individuos, comportamientos y notas no caben en este formato.</translation>
    </message>
    <message>
      <source>Species by site: independent events, MaxN, trap nights, RAI.</source>
      <translation>Especies por sitio: eventos independientes, MaxN, noches-trampa, RAI.</translation>
    </message>
    <message>
      <source>Species, counts, sex, life stage, notes and animals without a behavior have no place in this format.</source>
      <translation>Las especies, cantidades, sexo, etapa de vida, notas y animales sin comportamiento no caben en este formato.</translation>
    </message>
    <message>
      <source>Summary (CSV)</source>
      <translation>Resumen (CSV)</translation>
    </message>
    <message>
      <source>Table (CSV)</source>
      <translation>Tabla (CSV)</translation>
    </message>
    <message>
      <source>Taken from the backup of {made_at} UTC: {older}.</source>
      <translation>De la copia de seguridad del {made_at} UTC: {older}.</translation>
    </message>
    <message>
      <source>Temporary files cannot be written: {wanted} is full, or may not be written. Free some space there, or name another folder in the environment variable {NAMED_HERE}, then try again.</source>
      <translation>No se pueden escribir archivos temporales: {wanted} está lleno o no permite escribir. Libere espacio allí o indique otra carpeta en la variable de entorno {NAMED_HERE} e inténtelo de nuevo.</translation>
    </message>
    <message>
      <source>The NVIDIA card's driver is too old for this PyTorch. Update it, and models run there.</source>
      <translation>El controlador de la tarjeta NVIDIA es demasiado antiguo para este PyTorch. Actualícelo y los modelos se ejecutarán en ella.</translation>
    </message>
    <message>
      <source>The backup {path} is damaged itself. Choose an older one.</source>
      <translation>La copia de seguridad {path} también está dañada. Elija una más antigua.</translation>
    </message>
    <message>
      <source>The base is a {model}, but the recipe asks for {name}; leave one out.</source>
      <translation>La base es un {model}, pero la receta pide {name}; quite uno de los dos.</translation>
    </message>
    <message>
      <source>The built folder cannot take it in: start Trapline with run.py, from its sources.</source>
      <translation>La carpeta del programa compilado no puede incorporarlo: inicie Trapline con run.py desde su código fuente.</translation>
    </message>
    <message>
      <source>The catalogue has no model called {name}; {hint}</source>
      <translation>El catálogo no tiene ningún modelo llamado {name}; {hint}</translation>
    </message>
    <message>
      <source>The catalogue of models {file} cannot be read: {error}. Correct it there.</source>
      <translation>El catálogo de modelos {file} no se puede leer: {error}. Corríjalo allí.</translation>
    </message>
    <message>
      <source>The catalogue of models {file} has no valid address for {name}: {url}. Correct it there, such as https://example.org/model.onnx, or take that entry out.</source>
      <translation>El catálogo de modelos {file} no tiene una dirección válida para {name}: {url}. Corríjala allí, por ejemplo https://example.org/model.onnx, o quite esa entrada.</translation>
    </message>
    <message>
      <source>The checkpoint of {name} is not at {path} any more.</source>
      <translation>El checkpoint de {name} ya no está en {path}.</translation>
    </message>
    <message>
      <source>The cluster at {place} does not answer any more. What was scanned is kept; give the same command again when it runs.</source>
      <translation>El clúster en {place} ya no responde. Lo procesado se conserva; repita el mismo comando cuando esté en marcha.</translation>
    </message>
    <message>
      <source>The computer that {where} names cannot be found. Check the name and the network.</source>
      <translation>No hay ningún equipo con el nombre que figura en {where}, o no hay red.</translation>
    </message>
    <message>
      <source>The coordinates are not known; 0, 0 stands for anywhere on Earth.</source>
      <translation>No se conocen las coordenadas; 0, 0 significa cualquier lugar de la Tierra.</translation>
    </message>
    <message>
      <source>The database server of {where} asks for a password. Put it into ~/.pgpass or into the variable PGPASSWORD.</source>
      <translation>El servidor de la base de datos de {where} pide una contraseña. Póngala en ~/.pgpass o en la variable PGPASSWORD.</translation>
    </message>
    <message>
      <source>The database server of {where} does not answer. What was saved is safe; try again when the server and the network are back.</source>
      <translation>El servidor de la base de datos de {where} no responde. Lo guardado está a salvo; inténtelo de nuevo cuando vuelvan el servidor y la red.</translation>
    </message>
    <message>
      <source>The database server of {where} does not let you do this. Ask who looks after it for the right to read and write the project.</source>
      <translation>El servidor de la base de datos de {where} no le permite hacer esto. Pida a quien lo administra el permiso de leer y escribir el proyecto.</translation>
    </message>
    <message>
      <source>The database server of {where} does not take this name and password.</source>
      <translation>El servidor de la base de datos de {where} no acepta este nombre y esta contraseña.</translation>
    </message>
    <message>
      <source>The demonstration cannot be written to {folder}: {why}. Choose another folder.</source>
      <translation>No se puede escribir la demostración en {folder}: {why}. Elija otra carpeta.</translation>
    </message>
    <message>
      <source>The deployment {key} stands there twice: the second is left out.</source>
      <translation>El despliegue {key} aparece dos veces: el segundo se omite.</translation>
    </message>
    <message>
      <source>The detector of this project, {file}, is not there. Connect its drive, choose another, or scan by motion alone.</source>
      <translation>Falta el detector de este proyecto, {file}. Conecte su unidad, elija otro o procese solo por movimiento.</translation>
    </message>
    <message>
      <source>The disk that holds {where} is full. Nothing of this change was saved: free some space, then try again.</source>
      <translation>El disco de {where} está lleno. No se guardó nada de este cambio: libere espacio y vuelva a intentarlo.</translation>
    </message>
    <message>
      <source>The download broke off: {reason}. Start it again; it goes on where it stopped.</source>
      <translation>La descarga se cortó: {reason}. Iníciela de nuevo; sigue donde se detuvo.</translation>
    </message>
    <message>
      <source>The embeddings that were kept are not of this model; scan once more with it.</source>
      <translation>Las características guardadas no son de este modelo; procese otra vez con él.</translation>
    </message>
    <message>
      <source>The end is not known; the last video stands for it.</source>
      <translation>No se conoce el fin; en su lugar figura el último video.</translation>
    </message>
    <message>
      <source>The end of the file is missing (cut off while copying?); it ends at {last_s} s.</source>
      <translation>Falta el final del archivo (¿se cortó al copiar?); termina en {last_s} s.</translation>
    </message>
    <message>
      <source>The exchange standard for camera traps: a folder of tables that R, GBIF and Agouti read.</source>
      <translation>El estándar de intercambio de las cámaras trampa: una carpeta de tablas que leen R, GBIF y Agouti.</translation>
    </message>
    <message>
      <source>The file ends at {last_s} s, but its index promises {promised_s} s.</source>
      <translation>El archivo termina en {last_s} s, pero su índice promete {promised_s} s.</translation>
    </message>
    <message>
      <source>The file grew while it was read (still being copied?); it was read up to {last_s} s. Scan it again once it is whole.</source>
      <translation>El archivo creció mientras se leía (¿todavía se está copiando?); se leyó hasta {last_s} s. Vuelva a procesarlo cuando esté completo.</translation>
    </message>
    <message>
      <source>The file is damaged ({error}): {num_packets} of its packets could not be decoded; what decoded reaches to {last_s} s.</source>
      <translation>El archivo está dañado ({error}): {num_packets} de sus paquetes no se pudieron descodificar; lo que se pudo llega hasta {last_s} s.</translation>
    </message>
    <message>
      <source>The file is damaged: {lost} of the {num_frames} frames in its index did not decode.</source>
      <translation>El archivo está dañado: {lost} de los {num_frames} fotogramas de su índice no se descodificaron.</translation>
    </message>
    <message>
      <source>The file is not there any more.</source>
      <translation>El archivo ya no está.</translation>
    </message>
    <message>
      <source>The file is not there any more: {url}. Get it from its makers, and import it.</source>
      <translation>El archivo ya no está: {url}. Búsquelo en el sitio de sus autores e impórtelo.</translation>
    </message>
    <message>
      <source>The first line of the table has {first}, and no names of columns. Write a line above it that says what each column is, such as file,species.</source>
      <translation>La primera línea de la tabla contiene {first}, y no nombres de columnas. Escriba encima una línea que diga qué es cada columna, como file,species.</translation>
    </message>
    <message>
      <source>The folder of temporary files, {place}, is full. Free some space there, then try again.</source>
      <translation>La carpeta de archivos temporales, {place}, está llena. Libere espacio ahí e inténtelo de nuevo.</translation>
    </message>
    <message>
      <source>The folder {folder} does not exist. Make it first or choose another.</source>
      <translation>La carpeta {folder} no existe. Créela antes o elija otra.</translation>
    </message>
    <message>
      <source>The independence interval has to lie between 0 minutes and 30 days.</source>
      <translation>El intervalo de independencia tiene que estar entre 0 minutos y 30 días.</translation>
    </message>
    <message>
      <source>The lower part of the photo is missing or damaged (cut off while copying?).</source>
      <translation>La parte inferior de la foto falta o está dañada (¿se cortó al copiar?).</translation>
    </message>
    <message>
      <source>The media file {address} lies outside of the package: only its name is taken.</source>
      <translation>El archivo multimedia {address} está fuera del paquete: solo se toma su nombre.</translation>
    </message>
    <message>
      <source>The media file {name} has a time that is not understood, {text}: it is left out.</source>
      <translation>El archivo multimedia {name} tiene una hora que no se entiende, {text}: se omite.</translation>
    </message>
    <message>
      <source>The media file {name} has no ID: it is left out.</source>
      <translation>El archivo multimedia {name} no tiene ID: se omite.</translation>
    </message>
    <message>
      <source>The media file {name} has no time: it is left out.</source>
      <translation>El archivo multimedia {name} no tiene hora: se omite.</translation>
    </message>
    <message>
      <source>The media file {name} has the time {text}, but only years from 1900 to 2199 are read: it is left out.</source>
      <translation>El archivo multimedia {name} tiene la hora {text}, pero solo se leen años de 1900 a 2199: se omite.</translation>
    </message>
    <message>
      <source>The model is not surely better than guessing, which gives {it} %.</source>
      <translation>No es seguro que el modelo sea mejor que adivinar, que da {it} %.</translation>
    </message>
    <message>
      <source>The model is not surely better than guessing, which is right in {it} %.</source>
      <translation>No es seguro que el modelo sea mejor que adivinar, que acierta en {it} %.</translation>
    </message>
    <message>
      <source>The model knows neither species nor behaviors, so nothing can matter to it.</source>
      <translation>El modelo no conoce ni especies ni comportamientos, así que nada puede importarle.</translation>
    </message>
    <message>
      <source>The model knows none of these labels; it knows {names}.</source>
      <translation>El modelo no conoce ninguna de estas etiquetas; conoce {names}.</translation>
    </message>
    <message>
      <source>The model of this project, {file}, is not there. Connect its drive, choose another, or scan by motion alone.</source>
      <translation>Falta el modelo de este proyecto, {file}. Conecte su unidad, elija otro o procese solo por movimiento.</translation>
    </message>
    <message>
      <source>The model was taught that each clip shows one of its behaviors (softmax): where an animal does none of them, it may still be sure of one. For scans, train with behavior_loss set to each.</source>
      <translation>El modelo ha aprendido que cada clip muestra uno de sus comportamientos (softmax): aunque un animal no muestre ninguno, puede dar uno por seguro. Para procesar videos, entrene con behavior_loss en each.</translation>
    </message>
    <message>
      <source>The model was trained on every one of these clips; expect figures too good.</source>
      <translation>El modelo se entrenó con todos estos clips; las cifras saldrán demasiado buenas.</translation>
    </message>
    <message>
      <source>The new model is better by {points} points.</source>
      <translation>El modelo nuevo es mejor en {points} puntos.</translation>
    </message>
    <message>
      <source>The new model is better in one of the main figures and worse in the other.</source>
      <translation>El nuevo modelo es mejor en una de las cifras principales y peor en la otra.</translation>
    </message>
    <message>
      <source>The new model is not surely better: {difference} points may be chance.</source>
      <translation>No es seguro que el modelo nuevo sea mejor: {difference} puntos pueden ser azar.</translation>
    </message>
    <message>
      <source>The new model is worse by {points} points; keep the old one.</source>
      <translation>El modelo nuevo es peor en {points} puntos; quédese con el anterior.</translation>
    </message>
    <message>
      <source>The notes of the other model's training are damaged: it may have learned from these very clips, and its figures be too good.</source>
      <translation>Las notas del entrenamiento del otro modelo están dañadas: puede haber aprendido de estos mismos clips, y sus cifras pueden ser demasiado buenas.</translation>
    </message>
    <message>
      <source>The observation {key} stands there twice: the second is left out.</source>
      <translation>La observación {key} aparece dos veces: la segunda se omite.</translation>
    </message>
    <message>
      <source>The observation {name} does not say how long its videos are: it is left out.</source>
      <translation>La observación {name} no dice cuánto duran sus videos: se omite.</translation>
    </message>
    <message>
      <source>The observation {name} is of a file outside of the folder: it is left out.</source>
      <translation>La observación {name} es de un archivo fuera de la carpeta: se omite.</translation>
    </message>
    <message>
      <source>The observation {name} is of no video file: it is left out.</source>
      <translation>La observación {name} no es de ningún archivo de video: se omite.</translation>
    </message>
    <message>
      <source>The package names a file outside of its folder for {name}. It is not read.</source>
      <translation>El paquete nombra para {name} un archivo fuera de su carpeta. No se lee.</translation>
    </message>
    <message>
      <source>The processor was asked for.</source>
      <translation>Se pidió el procesador.</translation>
    </message>
    <message>
      <source>The project at {where} was not made to its end. Drop the database and begin again.</source>
      <translation>El proyecto en {where} no se terminó de crear. Elimine la base de datos y empiece de nuevo.</translation>
    </message>
    <message>
      <source>The project has no videos below {old_root}.</source>
      <translation>El proyecto no tiene videos dentro de {old_root}.</translation>
    </message>
    <message>
      <source>The recipe is not the one that the run began with; start a new run.</source>
      <translation>La receta no es la del comienzo; empiece un entrenamiento nuevo.</translation>
    </message>
    <message>
      <source>The repair ends before it begins. Check from when until when it is for.</source>
      <translation>La corrección termina antes de empezar. Revise desde cuándo y hasta cuándo vale.</translation>
    </message>
    <message>
      <source>The same as BORIS's own table of events.</source>
      <translation>Lo mismo que la tabla de eventos de BORIS.</translation>
    </message>
    <message>
      <source>The sampling design is not known: datapackage.json says 'opportunistic', correct it there.</source>
      <translation>No se conoce el diseño del muestreo: datapackage.json dice «opportunistic», corríjalo allí.</translation>
    </message>
    <message>
      <source>The scan cannot start a process ({error}).</source>
      <translation>El procesamiento no puede iniciar un proceso ({error}).</translation>
    </message>
    <message>
      <source>The scan cannot start: {why}.</source>
      <translation>El procesamiento no puede empezar: {why}.</translation>
    </message>
    <message>
      <source>The server has no database for {where}. Make it first: createdb NAME.</source>
      <translation>El servidor no tiene ninguna base de datos para {where}. Créela primero: createdb NAME.</translation>
    </message>
    <message>
      <source>The server refuses the file ({code} {reason}): {url}.</source>
      <translation>El servidor rechaza el archivo ({code} {reason}): {url}.</translation>
    </message>
    <message>
      <source>The server's certificate is not trusted here ({said}). Ask who runs your network.</source>
      <translation>Aquí no se confía en el certificado del servidor ({said}). Pregunte a quien administra su red.</translation>
    </message>
    <message>
      <source>The start, and perhaps the end, is not known; the first and last video stand for them.</source>
      <translation>No se conoce el inicio, y quizá tampoco el fin; en su lugar figuran el primer y el último video.</translation>
    </message>
    <message>
      <source>The table has columns called {names}, and nobody knows which is meant. Say which (--column {field}={alike}), or rename or delete all but one.</source>
      <translation>La tabla tiene columnas llamadas {names} y no se sabe cuál vale. Indique cuál (--column {field}={alike}), o cambie el nombre de todas menos una, o bórrelas.</translation>
    </message>
    <message>
      <source>The training has made no model.</source>
      <translation>El entrenamiento no ha dado ningún modelo.</translation>
    </message>
    <message>
      <source>The training's notes of its rounds are damaged: the best of them may be so by luck.</source>
      <translation>Las notas del entrenamiento sobre sus rondas están dañadas: la mejor de ellas puede serlo por azar.</translation>
    </message>
    <message>
      <source>The tree has no taxon {parent} to put {scientific_name} below.</source>
      <translation>El árbol no tiene ningún taxón {parent} bajo el que poner {scientific_name}.</translation>
    </message>
    <message>
      <source>The trial of it has not ended.</source>
      <translation>La prueba no ha terminado.</translation>
    </message>
    <message>
      <source>The two models cannot be compared on these clips.</source>
      <translation>No se pueden comparar los dos modelos con estos clips.</translation>
    </message>
    <message>
      <source>The videos lie in {join}, which is not there. Connect the drive.</source>
      <translation>Los videos están en {join}, que no está disponible. Conecte la unidad.</translation>
    </message>
    <message>
      <source>There are no kernels to build.</source>
      <translation>No hay núcleos de cálculo que compilar.</translation>
    </message>
    <message>
      <source>There are no labelled clips to learn from.</source>
      <translation>No hay clips etiquetados de los que aprender.</translation>
    </message>
    <message>
      <source>There are too few clips to hold any back, so nothing is judged.</source>
      <translation>Hay muy pocos clips para reservar alguno, así que no se evalúa nada.</translation>
    </message>
    <message>
      <source>There is a behavior called {name} already.</source>
      <translation>Ya hay un comportamiento llamado {name}.</translation>
    </message>
    <message>
      <source>There is a site called {taken} already. Give it the deployments instead, in the column Site of Export ▸ Deployments and clocks…</source>
      <translation>Ya hay un sitio llamado {taken}. Asígnele los despliegues, en la columna Sitio de Exportar ▸ Despliegues y relojes…</translation>
    </message>
    <message>
      <source>There is no checkpoint in {place}; has its training finished a round?</source>
      <translation>No hay ningún checkpoint en {place}; ¿terminó su entrenamiento alguna ronda?</translation>
    </message>
    <message>
      <source>There is no checkpoint {checkpoint}.</source>
      <translation>No existe el checkpoint {checkpoint}.</translation>
    </message>
    <message>
      <source>There is no clip to learn from.</source>
      <translation>No hay ningún clip del que aprender.</translation>
    </message>
    <message>
      <source>There is no file {file}.</source>
      <translation>No hay ningún archivo {file}.</translation>
    </message>
    <message>
      <source>There is no file {file}. dask scheduler --scheduler-file writes it.</source>
      <translation>No existe el archivo {file}. Lo escribe dask scheduler --scheduler-file.</translation>
    </message>
    <message>
      <source>There is no file {path}. Check the name and that its drive is connected.</source>
      <translation>No hay ningún archivo {path}. Compruebe el nombre y que su unidad esté conectada.</translation>
    </message>
    <message>
      <source>There is no folder {to_line}. Check that its drive is connected.</source>
      <translation>No hay ninguna carpeta {to_line}. Compruebe que su unidad esté conectada.</translation>
    </message>
    <message>
      <source>There is no model called {model}; a newer Trapline may know it.</source>
      <translation>No hay ningún modelo llamado {model}; un Trapline más nuevo puede conocerlo.</translation>
    </message>
    <message>
      <source>There is no model called {name} on this computer; trapline models installed shows all.</source>
      <translation>En este equipo no hay ningún modelo llamado {name}; trapline models installed los muestra todos.</translation>
    </message>
    <message>
      <source>There is no model called {name}; there are {join}, and {ablated}.</source>
      <translation>No hay ningún modelo llamado {name}; hay {join} y {ablated}.</translation>
    </message>
    <message>
      <source>There is no model that could look.</source>
      <translation>No hay ningún modelo que pueda mirar.</translation>
    </message>
    <message>
      <source>There is no project at {file}. Check the name and that its drive is connected.</source>
      <translation>No hay ningún proyecto en {file}. Compruebe el nombre y que su unidad esté conectada.</translation>
    </message>
    <message>
      <source>There is no project at {where} yet. A scan makes it, or the window.</source>
      <translation>Todavía no hay ningún proyecto en {where}. Se crea al procesar, o en la ventana.</translation>
    </message>
    <message>
      <source>There is no room for more decoded clips; the others are decoded each time they are used.</source>
      <translation>No hay espacio para más clips descodificados; los demás se descodifican cada vez que se usan.</translation>
    </message>
    <message>
      <source>There is no room for more embeddings; the others are computed each time.</source>
      <translation>No hay espacio para más características; las demás se calculan cada vez.</translation>
    </message>
    <message>
      <source>There is not enough memory for the model.</source>
      <translation>No hay memoria suficiente para el modelo.</translation>
    </message>
    <message>
      <source>There is nothing but blanks; label clips of an animal, too, to train.</source>
      <translation>Solo hay clips vacíos; etiquete también clips de un animal para entrenar.</translation>
    </message>
    <message>
      <source>There is nothing to split at this time.</source>
      <translation>No hay nada que dividir en este momento.</translation>
    </message>
    <message>
      <source>There is only one class ({name}); label clips of at least one other, such as blanks, to train.</source>
      <translation>Solo hay una clase ({name}); etiquete clips de al menos otra, por ejemplo vacíos, para entrenar.</translation>
    </message>
    <message>
      <source>There is only one class; a model needs at least two to tell apart.</source>
      <translation>Solo hay una clase; un modelo necesita al menos dos para distinguir.</translation>
    </message>
    <message>
      <source>This PyTorch is the build for processors alone.</source>
      <translation>Este PyTorch está hecho solo para procesadores.</translation>
    </message>
    <message>
      <source>This kind of model cannot show where it looks.</source>
      <translation>Este tipo de modelo no puede mostrar adónde mira.</translation>
    </message>
    <message>
      <source>This model has not looked at anything in another video that people have reviewed; review some.</source>
      <translation>Este modelo no ha visto en otro video nada que las personas hayan revisado; revise algo.</translation>
    </message>
    <message>
      <source>This model is shown the whole picture, so there is only 1 crop; give 5x1, say.</source>
      <translation>A este modelo se le muestra la imagen entera, así que solo hay 1 recorte; indique, por ejemplo, 5x1.</translation>
    </message>
    <message>
      <source>This model's clips are spread over the whole video, so there is only 1; give 1x3.</source>
      <translation>Los clips de este modelo se reparten por todo el video, así que solo hay 1; indique 1x3.</translation>
    </message>
    <message>
      <source>This run held no clips out; give a folder of labelled videos to judge it on.</source>
      <translation>Este entrenamiento no reservó clips; indique una carpeta de videos etiquetados para evaluarlo.</translation>
    </message>
    <message>
      <source>This training runs already, in another window or process; wait until it ends there.</source>
      <translation>Este entrenamiento ya está en marcha en otra ventana o proceso; espere a que termine allí.</translation>
    </message>
    <message>
      <source>This training writes {needs} GB or more to {path}, where {has} GB are free; make room, then begin again.</source>
      <translation>Este entrenamiento escribe {needs} GB o más en {path}, donde hay {has} GB libres; libere espacio y empiece de nuevo.</translation>
    </message>
    <message>
      <source>Too few bouts are held out to judge the head on, so windows are grouped as before.</source>
      <translation>Se reservaron muy pocos episodios para evaluar la cabeza temporal, así que se agrupan ventanas como antes.</translation>
    </message>
    <message>
      <source>Too few bouts are held out to judge the head on; it was asked for, so it is used.</source>
      <translation>Se reservaron muy pocos episodios para evaluar la cabeza temporal; se pidió, así que se usa.</translation>
    </message>
    <message>
      <source>Too many media files are called {path}.</source>
      <translation>Demasiados archivos multimedia se llaman {path}.</translation>
    </message>
    <message>
      <source>Training was stopped before it had seen every clip once, so nothing is learned yet.</source>
      <translation>El entrenamiento se detuvo antes de ver cada clip una vez, así que aún no se ha aprendido nada.</translation>
    </message>
    <message>
      <source>Training went astray in round {epoch}: the loss is no number any more. A new one with a learning rate (lr) below {lr}, or of fewer layers, may go well.</source>
      <translation>El entrenamiento se descarriló en la ronda {epoch}: el error ya no es un número. Uno nuevo con una tasa de aprendizaje (lr) inferior a {lr}, o de menos capas, puede salir bien.</translation>
    </message>
    <message>
      <source>Trapline is not installed on the computers of {place} ({error}). Install it on each.</source>
      <translation>Trapline no está instalado en los equipos de {place} ({error}). Instálelo en cada uno.</translation>
    </message>
    <message>
      <source>Trapline was changed while it ran: close it and start it again.</source>
      <translation>Trapline se modificó mientras estaba en marcha: ciérrelo y vuelva a abrirlo.</translation>
    </message>
    <message>
      <source>Unreadable videos: listed in media.csv, without an observation ({n}: {names}).</source>
      <translation>Videos ilegibles: figuran en media.csv, sin observación ({n}: {names}).</translation>
    </message>
    <message>
      <source>Videos and observations have no place in this table.</source>
      <translation>Los videos y las observaciones no caben en esta tabla.</translation>
    </message>
    <message>
      <source>Videos cannot be taken out of a shared project: others may be looking at them. Copy it into a file first (trapline copy).</source>
      <translation>De un proyecto compartido no se pueden quitar videos: puede que otras personas los estén viendo. Cópielo antes a un archivo (trapline copy).</translation>
    </message>
    <message>
      <source>Videos dated by the file's own time, not by the camera ({n}: {names}).</source>
      <translation>Videos fechados por la hora del archivo, no por la cámara ({n}: {names}).</translation>
    </message>
    <message>
      <source>Videos in which nothing has a name: left out ({n}: {names}).</source>
      <translation>Videos en los que nada tiene nombre: se omiten ({n}: {names}).</translation>
    </message>
    <message>
      <source>Videos of unknown frame rate: {USUAL_RATE} a second are taken ({n}: {names}).</source>
      <translation>Videos con frecuencia de fotogramas desconocida: se suponen {USUAL_RATE} por segundo ({n}: {names}).</translation>
    </message>
    <message>
      <source>Videos of unknown size: left out ({n}: {names}).</source>
      <translation>Videos de tamaño desconocido: omitidos ({n}: {names}).</translation>
    </message>
    <message>
      <source>Videos of unknown size: without boxes ({n}: {names}).</source>
      <translation>Videos de tamaño desconocido: sin recuadros ({n}: {names}).</translation>
    </message>
    <message>
      <source>Videos outside of their deployment's start and end: events count them, effort does not cover them ({n}: {names}).</source>
      <translation>Videos fuera del inicio y el fin de su despliegue: cuentan como eventos, pero no están incluidos en el esfuerzo de muestreo ({n}: {names}).</translation>
    </message>
    <message>
      <source>Videos that are not there now: what should be cut out of them is missing. Connect their drive and export again ({n}: {names}).</source>
      <translation>Videos que ahora no están: falta lo que se iba a recortar de ellos. Conecte su unidad y vuelva a exportar ({n}: {names}).</translation>
    </message>
    <message>
      <source>Videos that cannot be read now: left out ({n}: {names}).</source>
      <translation>Videos que ahora no se pueden leer: se omiten ({n}: {names}).</translation>
    </message>
    <message>
      <source>Videos that cannot be read now: their frames are counted by the mean rate, which is wrong where it changes within a video. Connect their drive and export again ({n}: {names}).</source>
      <translation>Videos que ahora no se pueden leer: sus fotogramas se cuentan por la frecuencia media, lo que es incorrecto donde esta cambia dentro de un video. Conecte su unidad y vuelva a exportar ({n}: {names}).</translation>
    </message>
    <message>
      <source>Videos that were not looked at: left out ({n}: {names}).</source>
      <translation>Videos que no se han mirado: se omiten ({n}: {names}).</translation>
    </message>
    <message>
      <source>Videos that were not scanned: left out ({n}: {names}).</source>
      <translation>Videos sin procesar: se omiten ({n}: {names}).</translation>
    </message>
    <message>
      <source>Videos without a date: dated 1970 ({n}: {names}).</source>
      <translation>Videos sin fecha: se fechan en 1970 ({n}: {names}).</translation>
    </message>
    <message>
      <source>Videos without a date: left out with all observations ({n}: {names}).</source>
      <translation>Videos sin fecha: se omiten con todas sus observaciones ({n}: {names}).</translation>
    </message>
    <message>
      <source>What came as {name} is not what its makers published (its SHA-256 begins with {sha256}, not {sha2562}). Nothing was installed; a proxy may have put a page of its own in its place.</source>
      <translation>Lo que llegó como {name} no es lo que publicaron sus autores (su SHA-256 empieza por {sha256}, no por {sha2562}). No se instaló nada; quizás un proxy puso una página propia en su lugar.</translation>
    </message>
    <message>
      <source>What is said of pictures but makes no sense is left out: {odd}.</source>
      <translation>Se omite lo que se dice de las imágenes y no tiene sentido: {odd}.</translation>
    </message>
    <message>
      <source>What is to be saved does not say what its temporal head is.</source>
      <translation>Lo que se va a guardar no dice cuál es su cabeza temporal.</translation>
    </message>
    <message>
      <source>What {file_name} says of itself makes no sense: {error}.</source>
      <translation>Lo que {file_name} dice de sí mismo no es válido: {error}.</translation>
    </message>
    <message>
      <source>With this repair {recorded} would be outside of the calendar.</source>
      <translation>Con esta corrección, {recorded} quedaría fuera del calendario.</translation>
    </message>
    <message>
      <source>Workbook (Excel)</source>
      <translation>Libro (Excel)</translation>
    </message>
    <message>
      <source>a frame is cut off</source>
      <translation>un fotograma está cortado</translation>
    </message>
    <message>
      <source>a line has more than {LONGEST_LINE} signs</source>
      <translation>una línea tiene más de {LONGEST_LINE} caracteres</translation>
    </message>
    <message>
      <source>animal, person, vehicle</source>
      <translation>animal, persona, vehículo</translation>
    </message>
    <message>
      <source>another program has it open, or it is write-protected</source>
      <translation>otro programa lo está usando, o está protegido contra escritura</translation>
    </message>
    <message>
      <source>another program has it open. Close it there, or choose another name.</source>
      <translation>otro programa lo está usando. Ciérrelo allí o elija otro nombre.</translation>
    </message>
    <message>
      <source>camtrapR tables</source>
      <translation>Tablas de camtrapR</translation>
    </message>
    <message>
      <source>did not end within {patience_s} s</source>
      <translation>no terminó en {patience_s} s</translation>
    </message>
    <message>
      <source>did you mean {close}?</source>
      <translation>¿quiso decir {close}?</translation>
    </message>
    <message>
      <source>if other programs open the file, convert it to MP4 (H.264) with one of them and scan again</source>
      <translation>si otros programas abren el archivo, conviértalo a MP4 (H.264) con uno de ellos y procese de nuevo</translation>
    </message>
    <message>
      <source>it computes wrong numbers</source>
      <translation>calcula números equivocados</translation>
    </message>
    <message>
      <source>it ended too early</source>
      <translation>terminó demasiado pronto</translation>
    </message>
    <message>
      <source>it gives other answers than float32</source>
      <translation>da respuestas distintas de float32</translation>
    </message>
    <message>
      <source>it gives what is no number</source>
      <translation>da lo que no es un número</translation>
    </message>
    <message>
      <source>it is damaged.</source>
      <translation>el archivo está dañado.</translation>
    </message>
    <message>
      <source>it takes too much memory</source>
      <translation>necesita demasiada memoria</translation>
    </message>
    <message>
      <source>its disk takes no file so large (FAT32: 4 GB). Choose another disk, or export less at once.</source>
      <translation>El disco no admite un archivo tan grande (FAT32: 4 GB). Elija otro disco o exporte menos de una vez.</translation>
    </message>
    <message>
      <source>its folder may not be written. Choose another place.</source>
      <translation>no se puede escribir en su carpeta. Elija otro lugar.</translation>
    </message>
    <message>
      <source>its server cannot be found (is this computer online?)</source>
      <translation>no se encuentra su servidor (¿está este equipo en línea?)</translation>
    </message>
    <message>
      <source>no date with a time of day can be read in the picture</source>
      <translation>no se puede leer en la imagen ninguna fecha con hora</translation>
    </message>
    <message>
      <source>not built; with a C++ compiler (pip install {ZIG}, say) {REBUILD} does it</source>
      <translation>no compilados; con un compilador de C++ (por ejemplo, pip install {ZIG}) lo hace {REBUILD}</translation>
    </message>
    <message>
      <source>nothing came for a while</source>
      <translation>no llegó nada durante un rato</translation>
    </message>
    <message>
      <source>reading it made no progress for {patience_s} seconds</source>
      <translation>la lectura no avanzó durante {patience_s} segundos</translation>
    </message>
    <message>
      <source>reading it made no progress for {patience_s} seconds (does its drive answer?)</source>
      <translation>la lectura no avanzó durante {patience_s} segundos (¿responde la unidad?)</translation>
    </message>
    <message>
      <source>restart this computer and try again</source>
      <translation>reinicie este equipo e inténtelo de nuevo</translation>
    </message>
    <message>
      <source>row {number} of {name} has {value} as {name2}</source>
      <translation>la fila {number} de {name} tiene {value} como {name2}</translation>
    </message>
    <message>
      <source>somebody on another computer</source>
      <translation>alguien en otro equipo</translation>
    </message>
    <message>
      <source>table of BORIS's events</source>
      <translation>una tabla de eventos de BORIS</translation>
    </message>
    <message>
      <source>table of deployments</source>
      <translation>una tabla de despliegues</translation>
    </message>
    <message>
      <source>table of {name} of Camtrap DP 1.0</source>
      <translation>una tabla {name} de Camtrap DP</translation>
    </message>
    <message>
      <source>the burnt-in clock stands still</source>
      <translation>el reloj de la imagen está parado</translation>
    </message>
    <message>
      <source>the clock can be read in one frame only</source>
      <translation>el reloj solo se puede leer en un fotograma</translation>
    </message>
    <message>
      <source>the delay of its camera</source>
      <translation>el retardo de su cámara</translation>
    </message>
    <message>
      <source>the depth of its camera</source>
      <translation>la profundidad de su cámara</translation>
    </message>
    <message>
      <source>the disk is full. Free some space or choose another place.</source>
      <translation>el disco está lleno. Libere espacio o elija otro lugar.</translation>
    </message>
    <message>
      <source>the height of its camera</source>
      <translation>la altura de su cámara</translation>
    </message>
    <message>
      <source>the latitude</source>
      <translation>la latitud</translation>
    </message>
    <message>
      <source>the longitude</source>
      <translation>la longitud</translation>
    </message>
    <message>
      <source>the scan process did not start within {STARTING_S} seconds</source>
      <translation>el proceso en segundo plano no se inició en {STARTING_S} segundos</translation>
    </message>
    <message>
      <source>the scan process disappeared</source>
      <translation>el proceso en segundo plano desapareció</translation>
    </message>
    <message>
      <source>the scan process ended early (exit code {exit_code})</source>
      <translation>el proceso en segundo plano terminó antes de tiempo (código {exit_code})</translation>
    </message>
    <message>
      <source>the scan process ended early (exit code {exit_code}): {step}</source>
      <translation>el proceso en segundo plano terminó antes de tiempo (código {exit_code}): {step}</translation>
    </message>
    <message>
      <source>the scan process failed ({name}: {error})</source>
      <translation>el proceso en segundo plano falló ({name}: {error})</translation>
    </message>
    <message>
      <source>the scan process sent something unreadable: {garbled}</source>
      <translation>el proceso en segundo plano envió algo ilegible: {garbled}</translation>
    </message>
    <message>
      <source>the scan process was ended by the system ({sign})</source>
      <translation>el sistema terminó el proceso en segundo plano ({sign})</translation>
    </message>
    <message>
      <source>the scan process was ended by the system ({sign}): {step}</source>
      <translation>el sistema terminó el proceso en segundo plano ({sign}): {step}</translation>
    </message>
    <message>
      <source>the scan process was killed, mostly for want of memory: close other programs and scan again</source>
      <translation>el proceso en segundo plano fue interrumpido, casi siempre por falta de memoria: cierre otros programas y procese de nuevo</translation>
    </message>
    <message>
      <source>the uncertainty of its place</source>
      <translation>la imprecisión de sus coordenadas</translation>
    </message>
    <message>
      <source>this Trapline came without any</source>
      <translation>esta copia de Trapline vino sin ellos</translation>
    </message>
    <message>
      <source>trapline models catalogue shows all.</source>
      <translation>trapline models catalogue los muestra todos.</translation>
    </message>
    <message>
      <source>what the frames show does not agree with the time that passes between them</source>
      <translation>lo que muestran los fotogramas no concuerda con el tiempo que pasa entre ellos</translation>
    </message>
    <message>
      <source>zamba labels (CSV)</source>
      <translation>Etiquetas de zamba (CSV)</translation>
    </message>
    <message>
      <source>{behavior} in {observation} starts at {start_s} s and never stops: it is left out.</source>
      <translation>{behavior} en {observation} empieza en {start_s} s y no termina nunca: se omite.</translation>
    </message>
    <message>
      <source>{both}: day and month may be swapped</source>
      <translation>{both}: el día y el mes pueden estar cambiados</translation>
    </message>
    <message>
      <source>{candidate} was left alone: {why}.</source>
      <translation>No se usa {candidate}: {why}.</translation>
    </message>
    <message>
      <source>{column} has times such as {text}, but only years from 1900 to 2199 are read: they are taken for unsaid.</source>
      <translation>{column} contiene horas como {text}, pero solo se leen años de 1900 a 2199: se toman como sin indicar.</translation>
    </message>
    <message>
      <source>{compiler} built the native kernels in {lasted_s} s: {name}.</source>
      <translation>{compiler} compiló los núcleos nativos en {lasted_s} s: {name}.</translation>
    </message>
    <message>
      <source>{display_name} is there already.</source>
      <translation>{display_name} ya está.</translation>
    </message>
    <message>
      <source>{displayed_name} changed while it was open; open it again.</source>
      <translation>{displayed_name} cambió mientras estaba abierto; ábralo otra vez.</translation>
    </message>
    <message>
      <source>{displayed_name} has only {len} bytes, no video; copy it from the card again.</source>
      <translation>{displayed_name} solo tiene {len} bytes, ningún video; cópielo otra vez de la tarjeta.</translation>
    </message>
    <message>
      <source>{displayed_name} holds sound, but no video stream; take it out of the folder.</source>
      <translation>{displayed_name} contiene sonido, pero ningún video; sáquelo de la carpeta.</translation>
    </message>
    <message>
      <source>{displayed_name} is a folder, not a video; open it as a folder.</source>
      <translation>{displayed_name} es una carpeta, no un video; ábrala como carpeta.</translation>
    </message>
    <message>
      <source>{displayed_name} is empty (0 bytes); copy it from the card again.</source>
      <translation>{displayed_name} está vacío (0 bytes); cópielo otra vez de la tarjeta.</translation>
    </message>
    <message>
      <source>{displayed_name} is not a file; take it out of the folder.</source>
      <translation>{displayed_name} no es un archivo; sáquelo de la carpeta.</translation>
    </message>
    <message>
      <source>{displayed_name} opens, but not one frame of it decodes{reason}; copy it from the card again.</source>
      <translation>{displayed_name} se abre, pero no se puede descodificar ni un fotograma{reason}; cópielo otra vez de la tarjeta.</translation>
    </message>
    <message>
      <source>{displayed_name} uses a video codec that is not supported; convert it to MP4 (H.264).</source>
      <translation>{displayed_name} usa un códec de video que no se admite; conviértalo a MP4 (H.264).</translation>
    </message>
    <message>
      <source>{file_name} can't be run: {trouble}; get it again, or export it in another way.</source>
      <translation>No se puede ejecutar {file_name}: {trouble}; consígalo otra vez o expórtelo de otra manera.</translation>
    </message>
    <message>
      <source>{file_name} has {count} classes and does not name them; name them in {stem}.json: {"classes": ["...", ...]}.</source>
      <translation>{file_name} tiene {count} clases y no las nombra; nómbrelas en {stem}.json: {"classes": ["...", ...]}.</translation>
    </message>
    <message>
      <source>{file_name} has {count} classes, but {len} names are given for them.</source>
      <translation>{file_name} tiene {count} clases, pero se dan {len} nombres.</translation>
    </message>
    <message>
      <source>{file_name} holds a temporal head but does not say what it finds.</source>
      <translation>{file_name} contiene una cabeza temporal pero no dice qué encuentra.</translation>
    </message>
    <message>
      <source>{file_name} holds bare weights without class names; it can be trained from, not scanned with.</source>
      <translation>{file_name} solo contiene pesos sin nombres de clases; sirve para entrenar, no para procesar.</translation>
    </message>
    <message>
      <source>{file_name} holds only a part of a model, or one of a size that Trapline does not know.</source>
      <translation>{file_name} contiene solo una parte de un modelo, o uno de un tamaño que Trapline no conoce.</translation>
    </message>
    <message>
      <source>{file_name} holds weights of no model that Trapline knows.</source>
      <translation>{file_name} no contiene pesos de ningún modelo que Trapline conozca.</translation>
    </message>
    <message>
      <source>{file_name} holds whole numbers ({quantized}), as made small for inference; bring in the weights that it was made of.</source>
      <translation>{file_name} contiene números enteros ({quantized}), como los que se reducen para la inferencia; importe los pesos de los que salieron.</translation>
    </message>
    <message>
      <source>{file_name} is damaged: its weights, named as {layout} names them, do not go together.</source>
      <translation>{file_name} está dañado: los pesos, con los nombres que les da {layout}, no encajan entre sí.</translation>
    </message>
    <message>
      <source>{file_name} is damaged: {name} holds values that are not numbers.</source>
      <translation>{file_name} está dañado: {name} contiene valores que no son números.</translation>
    </message>
    <message>
      <source>{file_name} is no ONNX file, or damaged, perhaps cut short ({error}).</source>
      <translation>{file_name} no es un archivo ONNX, o está dañado, quizá cortado ({error}).</translation>
    </message>
    <message>
      <source>{file_name} keeps its weights in a second file; export it as one.</source>
      <translation>{file_name} guarda sus pesos en un segundo archivo; expórtelo como uno solo.</translation>
    </message>
    <message>
      <source>{file_name} knows {join} ...: nothing that Trapline looks for; its card can say which are animals: {"subjects": {"...": "animal"}}.</source>
      <translation>{file_name} conoce {join} ...: nada que Trapline busque; su ficha puede decir cuáles son animales: {"subjects": {"...": "animal"}}.</translation>
    </message>
    <message>
      <source>{file_name} numbers its classes and does not name them; name them in {stem}.json: {"classes": ["...", ...]}.</source>
      <translation>{file_name} solo numera sus clases y no las nombra; nómbrelas en {stem}.json: {"classes": ["...", ...]}.</translation>
    </message>
    <message>
      <source>{file_name} takes {given}; a detector takes one picture, 1x3xHEIGHTxWIDTH.</source>
      <translation>{file_name} recibe {given}; un detector recibe una imagen, 1x3xALTOxANCHO.</translation>
    </message>
    <message>
      <source>{file_name} wants numbers of a kind other than float32; export it in full precision.</source>
      <translation>{file_name} requiere números que no son float32; expórtelo con precisión completa.</translation>
    </message>
    <message>
      <source>{file_name} wants pictures of {width}x{height} pixels, which no detector does.</source>
      <translation>{file_name} requiere imágenes de {width}x{height} píxeles, como ningún detector.</translation>
    </message>
    <message>
      <source>{file_name} was written by a newer version of Trapline; update Trapline to use it.</source>
      <translation>{file_name} lo escribió una versión más nueva de Trapline; actualice Trapline para usarlo.</translation>
    </message>
    <message>
      <source>{file} cannot be made: {error}. Choose another folder.</source>
      <translation>No se puede crear {file}: {error}. Elija otra carpeta.</translation>
    </message>
    <message>
      <source>{file} exists already. Choose another name or open it.</source>
      <translation>{file} ya existe. Elija otro nombre o ábralo.</translation>
    </message>
    <message>
      <source>{file} is a folder, not a project file.</source>
      <translation>{file} es una carpeta, no un archivo de proyecto.</translation>
    </message>
    <message>
      <source>{file} is damaged: its end is missing. Copy it again, or recover what can be read.</source>
      <translation>{file} está dañado: falta el final. Cópielo de nuevo o recupere lo que se pueda leer.</translation>
    </message>
    <message>
      <source>{file} is empty (0 bytes), so nothing is left in it. Restore it from a backup.</source>
      <translation>{file} está vacío (0 bytes), así que no queda nada en él. Restáurelo de una copia de seguridad.</translation>
    </message>
    <message>
      <source>{file} is not a Trapline project, or it is damaged.</source>
      <translation>{file} no es un proyecto de Trapline, o está dañado.</translation>
    </message>
    <message>
      <source>{file} was not closed properly and cannot be put in order here, since its folder cannot be written. Copy it together with {name}-wal to another folder and open it there.</source>
      <translation>{file} no se cerró bien y no se puede poner en orden aquí, porque no se puede escribir en su carpeta. Cópielo junto con {name}-wal a otra carpeta y ábralo allí.</translation>
    </message>
    <message>
      <source>{key} is more than one deployment of this project: it is left out.</source>
      <translation>{key} corresponde a más de un despliegue de este proyecto: se omite.</translation>
    </message>
    <message>
      <source>{key} is no deployment of this project: it is left out.</source>
      <translation>{key} no es un despliegue de este proyecto: se omite.</translation>
    </message>
    <message>
      <source>{kind}://... is no place for a project: it is a file, or postgresql+psycopg://server/database.</source>
      <translation>{kind}://... no es un lugar para un proyecto: es un archivo o postgresql+psycopg://server/database.</translation>
    </message>
    <message>
      <source>{left_out} clips are left out, since the model was trained on their videos.</source>
      <translation>Se omiten {left_out} clips, porque el modelo se entrenó con sus videos.</translation>
    </message>
    <message>
      <source>{len} of the held-out videos can no longer be read; the figures are of the others.</source>
      <translation>{len} de los videos reservados ya no se pueden leer; las cifras son de los demás.</translation>
    </message>
    <message>
      <source>{missing_bytes} bytes of it are missing.</source>
      <translation>Faltan {missing_bytes} bytes.</translation>
    </message>
    <message>
      <source>{name} answers with what is no number: its weights are damaged, or its training went astray. Get the file again, or choose another model.</source>
      <translation>{name} responde con lo que no es un número: sus pesos están dañados o su entrenamiento se descarrió. Obtenga el archivo de nuevo o elija otro modelo.</translation>
    </message>
    <message>
      <source>{name} can be read but holds no weights.</source>
      <translation>{name} se puede leer, pero no contiene pesos.</translation>
    </message>
    <message>
      <source>{name} can't be run: {reason_of}.</source>
      <translation>No se puede ejecutar {name}: {reason_of}.</translation>
    </message>
    <message>
      <source>{name} cannot be read ({reason}); check the card or the drive, and copy it again.</source>
      <translation>No se puede leer {name} ({reason}); revise la tarjeta o la unidad y cópielo otra vez.</translation>
    </message>
    <message>
      <source>{name} cannot be unpacked: {short}. Save the project anew.</source>
      <translation>{name} no se puede descomprimir: {short}. Guarde de nuevo el proyecto.</translation>
    </message>
    <message>
      <source>{name} cannot be written: its disk, or a limit of this account (ulimit -f), takes no file so large; raise the limit, or choose a folder on another disk.</source>
      <translation>No se puede escribir {name}: su disco, o un límite de esta cuenta (ulimit -f), no admite un archivo tan grande; suba el límite o elija una carpeta en otro disco.</translation>
    </message>
    <message>
      <source>{name} cannot be written: the disk is full; make room, then go on with the training.</source>
      <translation>No se puede escribir {name}: el disco está lleno; libere espacio y continúe después el entrenamiento.</translation>
    </message>
    <message>
      <source>{name} cannot be written: {error}. Make room, then start again.</source>
      <translation>{name} no se puede escribir: {error}. Haga espacio y empiece de nuevo.</translation>
    </message>
    <message>
      <source>{name} could not be copied to {parent}: {error}.</source>
      <translation>No se pudo copiar {name} a {parent}: {error}.</translation>
    </message>
    <message>
      <source>{name} does not describe a detector: {error}.</source>
      <translation>{name} no describe un detector: {error}.</translation>
    </message>
    <message>
      <source>{name} does not say of which video its events are: no column {FILES}.</source>
      <translation>{name} no dice de qué video son sus eventos: falta la columna {FILES}.</translation>
    </message>
    <message>
      <source>{name} ends before it begins. Check its two dates.</source>
      <translation>{name} termina antes de empezar. Revise sus dos fechas.</translation>
    </message>
    <message>
      <source>{name} has a damaged AVI header; copy it from the card again.</source>
      <translation>{name} tiene dañada la cabecera AVI; cópielo otra vez de la tarjeta.</translation>
    </message>
    <message>
      <source>{name} has a single clip; it can be neither learned well nor judged.</source>
      <translation>«{name}» tiene un solo clip; no se puede ni aprender bien ni evaluar.</translation>
    </message>
    <message>
      <source>{name} has no column {missing}, so it is no {kind}. It has: {names}.</source>
      <translation>{name} no tiene columna {missing}, así que no es {kind}. Tiene: {names}.</translation>
    </message>
    <message>
      <source>{name} has no column {missing}. It has: {join}.</source>
      <translation>{name} no tiene la columna {missing}. Tiene: {join}.</translation>
    </message>
    <message>
      <source>{name} has no frames between the times of its label.</source>
      <translation>{name} no tiene fotogramas entre los tiempos de su etiqueta.</translation>
    </message>
    <message>
      <source>{name} has no images and categories: it is no file of MegaDetector's results.</source>
      <translation>{name} no tiene imágenes ni categorías: no es un archivo de resultados de MegaDetector.</translation>
    </message>
    <message>
      <source>{name} has no images, annotations and categories: it is no file of COCO's.</source>
      <translation>{name} no tiene images, annotations ni categories: no es un archivo de COCO.</translation>
    </message>
    <message>
      <source>{name} has no observations and behaviors: it is no project of BORIS.</source>
      <translation>{name} no tiene observaciones ni comportamientos: no es un proyecto de BORIS.</translation>
    </message>
    <message>
      <source>{name} has {it} GB; a detector has at most {it2}.</source>
      <translation>{name} tiene {it} GB; un detector tiene como mucho {it2}.</translation>
    </message>
    <message>
      <source>{name} has {num} columns called {twice}, and nobody knows which is meant. Rename or delete all but one, then import the table again.</source>
      <translation>{name} tiene {num} columnas llamadas {twice} y no se sabe cuál vale. Cambie el nombre de todas menos una, o bórrelas, y vuelva a importar la tabla.</translation>
    </message>
    <message>
      <source>{name} holds changes to a model (LoRA), not a model; merge them into it where they were made, and bring in what comes of it.</source>
      <translation>{name} contiene cambios de un modelo (LoRA), no un modelo; fusiónelos con él donde se hicieron e importe lo que resulte.</translation>
    </message>
    <message>
      <source>{name} holds more than weights, code that could do anything, and was not opened; save the weights alone (state_dict) in the program that made it, and bring in that file.</source>
      <translation>{name} contiene más que pesos, código que podría hacer cualquier cosa, y no se abrió; guarde solo los pesos (state_dict) en el programa que lo creó e importe ese archivo.</translation>
    </message>
    <message>
      <source>{name} holds no plain arrays ({error}).</source>
      <translation>{name} no contiene matrices sencillas ({error}).</translation>
    </message>
    <message>
      <source>{name} holds no weights: it would fill {times} times its size in memory.</source>
      <translation>{name} no contiene pesos: en memoria ocuparía {times} veces su tamaño.</translation>
    </message>
    <message>
      <source>{name} holds nothing but zeros at its start; copy it from the card again.</source>
      <translation>{name} solo contiene ceros al principio; cópielo otra vez de la tarjeta.</translation>
    </message>
    <message>
      <source>{name} in {path} cannot be used: {why} Put it back from a backup, or begin a new training. The model can still be used: copy best.safetensors out of there.</source>
      <translation>{name}, en {path}, no se puede usar: {why} Recupérelo de una copia de seguridad o empiece un entrenamiento nuevo. El modelo aún se puede usar: copie best.safetensors de allí.</translation>
    </message>
    <message>
      <source>{name} is a Git LFS pointer, not the network; download the file itself.</source>
      <translation>{name} es un puntero de Git LFS, no la red; descargue el archivo mismo.</translation>
    </message>
    <message>
      <source>{name} is a Git LFS pointer, not the weights; download the file itself.</source>
      <translation>{name} es un puntero de Git LFS, no los pesos; descargue el archivo mismo.</translation>
    </message>
    <message>
      <source>{name} is a PyTorch file; export the detector to ONNX first.</source>
      <translation>{name} es un archivo de PyTorch; exporte antes el detector a ONNX.</translation>
    </message>
    <message>
      <source>{name} is a language model, not weights of a network for pictures.</source>
      <translation>{name} es un modelo de lenguaje, no los pesos de una red para imágenes.</translation>
    </message>
    <message>
      <source>{name} is a link that leads back to itself; take it out of the folder.</source>
      <translation>{name} es un enlace que vuelve a sí mismo; sáquelo de la carpeta.</translation>
    </message>
    <message>
      <source>{name} is a program of PyTorch, not weights alone, and was not opened; save the weights (state_dict) where it was made, and bring in that file.</source>
      <translation>{name} es un programa de PyTorch, no solo pesos, y no se abrió; guarde los pesos (state_dict) donde se creó e importe ese archivo.</translation>
    </message>
    <message>
      <source>{name} is a single array, not the weights of a model.</source>
      <translation>{name} es una sola matriz de números, no los pesos de un modelo.</translation>
    </message>
    <message>
      <source>{name} is a web page, not a network; download the file itself.</source>
      <translation>{name} es una página web, no una red; descargue el archivo mismo.</translation>
    </message>
    <message>
      <source>{name} is a web page, not weights; download the file itself.</source>
      <translation>{name} es una página web, no los pesos; descargue el archivo mismo.</translation>
    </message>
    <message>
      <source>{name} is a workbook. Save the sheet that you mean as CSV (UTF-8), and import that.</source>
      <translation>{name} es un libro de cálculo. Guarde la hoja que quiera como CSV (UTF-8) e importe esa.</translation>
    </message>
    <message>
      <source>{name} is an HDF5 file, as Keras writes them; bring in weights of PyTorch.</source>
      <translation>{name} es un archivo HDF5, como los que escribe Keras; importe pesos de PyTorch.</translation>
    </message>
    <message>
      <source>{name} is an ONNX file, which cannot be trained from; bring in the weights that it was made of.</source>
      <translation>{name} es un archivo ONNX, del que no se puede partir para entrenar; importe los pesos con los que se creó.</translation>
    </message>
    <message>
      <source>{name} is an archive of other files; unpack it, and bring in the file of weights in it.</source>
      <translation>{name} es un archivo comprimido con otros archivos; descomprímalo e importe el archivo de pesos que contiene.</translation>
    </message>
    <message>
      <source>{name} is damaged and cannot be shared.</source>
      <translation>{name} está dañado y no se puede compartir.</translation>
    </message>
    <message>
      <source>{name} is damaged, or holds more than weights, and was not opened; get it again, or save the weights alone (state_dict) in the program that made it.</source>
      <translation>{name} está dañado o contiene más que pesos, y no se abrió; consígalo de nuevo o guarde solo los pesos (state_dict) en el programa que lo creó.</translation>
    </message>
    <message>
      <source>{name} is damaged, perhaps cut short; download it again ({first_line}).</source>
      <translation>{name} está dañado, quizá cortado; descárguelo de nuevo ({first_line}).</translation>
    </message>
    <message>
      <source>{name} is damaged, perhaps cut short; get it again ({error}).</source>
      <translation>{name} está dañado, quizá cortado; consígalo otra vez ({error}).</translation>
    </message>
    <message>
      <source>{name} is damaged: the numbers of {name2} are not all there.</source>
      <translation>{name} está dañado: faltan números de {name2}.</translation>
    </message>
    <message>
      <source>{name} is empty.</source>
      <translation>{name} está vacío.</translation>
    </message>
    <message>
      <source>{name} is empty: a table with a heading is needed.</source>
      <translation>{name} está vacío: hace falta una tabla con encabezado.</translation>
    </message>
    <message>
      <source>{name} is in a single video; it can be neither learned well nor judged.</source>
      <translation>«{name}» está en un solo video; no se puede ni aprender bien ni evaluar.</translation>
    </message>
    <message>
      <source>{name} is no JSON that can be read: {short}. It may be cut short: copy it again, or write it anew.</source>
      <translation>{name} no es un JSON que se pueda leer: {short}. Quizá esté cortado: cópielo de nuevo o escríbalo otra vez.</translation>
    </message>
    <message>
      <source>{name} is no file of weights that Trapline knows (.safetensors, .pth, .pyth, .npz).</source>
      <translation>{name} no es un archivo de pesos que Trapline conozca (.safetensors, .pth, .pyth, .npz).</translation>
    </message>
    <message>
      <source>{name} is no list of animals: {error}. Write one name a line, as text or CSV.</source>
      <translation>{name} no es una lista de animales: {error}. Escriba un nombre por línea, como texto o CSV.</translation>
    </message>
    <message>
      <source>{name} is no list of the files that weights lie in; bring in the weights.</source>
      <translation>{name} no es una lista de los archivos que contienen los pesos; importe los pesos.</translation>
    </message>
    <message>
      <source>{name} is no manifest of Trapline ({error}). Choose another file, or make it anew.</source>
      <translation>{name} no es un manifiesto de Trapline ({error}). Elija otro archivo o créelo de nuevo.</translation>
    </message>
    <message>
      <source>{name} is no table that can be read: {short}. Open it in a spreadsheet, look for a quotation mark too many, and save it as CSV (UTF-8).</source>
      <translation>{name} no es una tabla que se pueda leer: {short}. Ábrala en una hoja de cálculo, busque unas comillas de más y guárdela como CSV (UTF-8).</translation>
    </message>
    <message>
      <source>{name} is no text. Save the table as CSV (UTF-8).</source>
      <translation>{name} no es texto. Guarde la tabla como CSV (UTF-8).</translation>
    </message>
    <message>
      <source>{name} is not a format. Choose one of: {join}.</source>
      <translation>{name} no es un formato. Elija uno de: {join}.</translation>
    </message>
    <message>
      <source>{name} is not a video that can be read ({reason}); copy it again or take it out.</source>
      <translation>{name} no es un video que se pueda leer ({reason}); cópielo otra vez o sáquelo.</translation>
    </message>
    <message>
      <source>{name} is not in UTF-8: it was read in the letters of western Europe (Windows-1252). Where a name looks wrong, as it may in line {line}, save the table as CSV (UTF-8) and import that.</source>
      <translation>{name} no está en UTF-8: se leyó con las letras de Europa occidental (Windows-1252). Donde un nombre se vea mal, como quizá en la línea {line}, guarde la tabla como CSV (UTF-8) e impórtela.</translation>
    </message>
    <message>
      <source>{name} is not text in UTF-8; save it as UTF-8.</source>
      <translation>{name} no es texto en UTF-8; guárdelo como UTF-8.</translation>
    </message>
    <message>
      <source>{name} is not there any more; plug the drive in or locate the folder again.</source>
      <translation>{name} ya no está; conecte la unidad o indique dónde está ahora la carpeta.</translation>
    </message>
    <message>
      <source>{name} is not what it should be: it holds no object.</source>
      <translation>{name} no es lo que debería: no contiene ningún objeto.</translation>
    </message>
    <message>
      <source>{name} is of no format that can be read: {join}.</source>
      <translation>{name} no tiene ningún formato que se pueda leer: {join}.</translation>
    </message>
    <message>
      <source>{name} is one table of a package of Camtrap DP. Import its datapackage.json: that takes in all of them.</source>
      <translation>{name} es una sola tabla de un paquete de Camtrap DP. Importe su datapackage.json: así entran todas.</translation>
    </message>
    <message>
      <source>{name} is too large to be a list of animals.</source>
      <translation>{name} es demasiado grande para ser una lista de animales.</translation>
    </message>
    <message>
      <source>{name} is too large to be a manifest.</source>
      <translation>{name} es demasiado grande para ser un manifiesto.</translation>
    </message>
    <message>
      <source>{name} is too large to be read at once (more than {MOST_BYTES} bytes).</source>
      <translation>{name} es demasiado grande para leerlo de una vez (más de {MOST_BYTES} bytes).</translation>
    </message>
    <message>
      <source>{name} is too large to be read at once ({st_size} bytes).</source>
      <translation>{name} es demasiado grande para leerlo de una vez ({st_size} bytes).</translation>
    </message>
    <message>
      <source>{name} is too long to describe a detector.</source>
      <translation>{name} es demasiado largo para describir un detector.</translation>
    </message>
    <message>
      <source>{name} lies too deep: this Windows takes paths of {LONGEST_ON_WINDOWS} letters; give the folders around it shorter names.</source>
      <translation>{name} está demasiado adentro: este Windows admite rutas de {LONGEST_ON_WINDOWS} caracteres; dé nombres más cortos a las carpetas que lo contienen.</translation>
    </message>
    <message>
      <source>{name} lists {to_line}, and no such file of weights is beside it; put all of them into one folder.</source>
      <translation>{name} nombra {to_line}, y a su lado no hay tal archivo de pesos; ponga todos en una misma carpeta.</translation>
    </message>
    <message>
      <source>{name} may not be read; change its permissions and try again.</source>
      <translation>No se permite leer {name}; cambie los permisos y vuelva a intentarlo.</translation>
    </message>
    <message>
      <source>{name} may not be read; close other programs that have it open, or change its permissions, and try again.</source>
      <translation>No se permite leer {name}; cierre otros programas que lo estén usando o cambie los permisos, y vuelva a intentarlo.</translation>
    </message>
    <message>
      <source>{name} names no animal that is known here; give one name a line.</source>
      <translation>{name} no nombra ningún animal conocido aquí; indique un nombre por línea.</translation>
    </message>
    <message>
      <source>{name} needs latitude and longitude, or neither.</source>
      <translation>{name} necesita latitud y longitud, o ninguna.</translation>
    </message>
    <message>
      <source>{name} promises {num_spans} spans, but holds {len}.</source>
      <translation>{name} promete {num_spans} tramos, pero contiene {len}.</translation>
    </message>
    <message>
      <source>{name} should have {size_bytes} bytes, but {size} came. Its makers may have changed it; nothing was installed.</source>
      <translation>{name} debería tener {size_bytes} bytes, pero llegaron {size}. Quizás sus autores lo cambiaron; no se instaló nada.</translation>
    </message>
    <message>
      <source>{name} was changed after it was written; make the manifest anew.</source>
      <translation>{name} se cambió después de escribirlo; haga el manifiesto de nuevo.</translation>
    </message>
    <message>
      <source>{name} was never finished or is damaged: its index is missing (power lost while recording?); copy it from the card again, or try a repair tool for MP4.</source>
      <translation>{name} no se terminó o está dañado: falta su índice (¿se fue la corriente al grabar?); cópielo otra vez de la tarjeta o pruebe un programa que repare MP4.</translation>
    </message>
    <message>
      <source>{name} was seen in a single event; it can be neither learned well nor judged.</source>
      <translation>«{name}» aparece en un solo evento; no se puede ni aprender bien ni evaluar.</translation>
    </message>
    <message>
      <source>{name}.csv has {key} {id} twice: the second is left out.</source>
      <translation>{name}.csv contiene {key} {id} dos veces: la segunda se omite.</translation>
    </message>
    <message>
      <source>{name}: {what} is {value}; it has to lie between {low} and {high}.</source>
      <translation>{name}: {what} es {value}; tiene que estar entre {low} y {high}.</translation>
    </message>
    <message>
      <source>{new_root} is a folder of this project already.</source>
      <translation>{new_root} ya es una carpeta de este proyecto.</translation>
    </message>
    <message>
      <source>{node} cannot scan. {refused}</source>
      <translation>{node} no puede procesar. {refused}</translation>
    </message>
    <message>
      <source>{node} does not see {path}. Let all computers of the cluster see the videos at the same path, then give the same command again.</source>
      <translation>{node} no ve {path}. Haga que todos los equipos del clúster vean los videos en la misma ruta y repita el mismo comando.</translation>
    </message>
    <message>
      <source>{num_apart} states overlap another of the same subject: a modifier such as 'at once 2' tells them apart, for BORIS pairs starts and stops by it.</source>
      <translation>{num_apart} estados coinciden en el tiempo con otro del mismo sujeto: un modificador como «at once 2» los distingue, pues BORIS empareja con él inicios y finales.</translation>
    </message>
    <message>
      <source>{num_corrected_bouts} bouts that people had labelled here are now as the file says; undo brings their labels back.</source>
      <translation>{num_corrected_bouts} episodios que alguien ya había etiquetado aquí quedan ahora como dice el archivo; al deshacer vuelven sus etiquetas.</translation>
    </message>
    <message>
      <source>{num_corrected} animals that people had labelled here are now as the file says; undo brings their labels back.</source>
      <translation>{num_corrected} animales que alguien ya había etiquetado aquí quedan ahora como dice el archivo; al deshacer vuelven sus etiquetas.</translation>
    </message>
    <message>
      <source>{num_dated} new videos are dated by the table, as long as their files say no date.</source>
      <translation>{num_dated} videos nuevos toman su fecha de la tabla, mientras sus archivos no indiquen ninguna.</translation>
    </message>
    <message>
      <source>{num_edited} findings that nobody reviewed here were changed in the file: that counts as your word.</source>
      <translation>{num_edited} detecciones que nadie revisó aquí se cambiaron en el archivo: eso cuenta como palabra suya.</translation>
    </message>
    <message>
      <source>{num_known} observations were in already: kept as they are.</source>
      <translation>{num_known} observaciones ya estaban: se quedan como están.</translation>
    </message>
    <message>
      <source>{num_replaced} findings of earlier scans that nobody reviewed give way to the file's.</source>
      <translation>{num_replaced} detecciones sin revisar de procesamientos anteriores dejan paso a las del archivo.</translation>
    </message>
    <message>
      <source>{num_without_media} observations are of no media file: kept for export, not shown.</source>
      <translation>{num_without_media} observaciones no son de ningún archivo multimedia: se guardan para exportar, no se muestran.</translation>
    </message>
    <message>
      <source>{number} classes of its makers</source>
      <translation>{number} clases de sus autores</translation>
    </message>
    <message>
      <source>{number} clips were labelled before {name} was in the list of behaviors, so they do not teach its absence; where you have looked for it since, accept one of the animal's behaviors again.</source>
      <translation>{number} clips se etiquetaron antes de que {name} estuviera en la lista de comportamientos, por lo que no enseñan su ausencia; donde lo haya buscado desde entonces, acepte de nuevo uno de los comportamientos del animal.</translation>
    </message>
    <message>
      <source>{number} kinds of things</source>
      <translation>{number} tipos de cosas</translation>
    </message>
    <message>
      <source>{number} values of {column} are not understood and taken for unsaid, such as {first}.</source>
      <translation>{number} valores de {column} no se entienden y se toman como sin indicar, por ejemplo {first}.</translation>
    </message>
    <message>
      <source>{out} exists already. Choose another name, or overwrite it (--overwrite).</source>
      <translation>{out} ya existe. Elija otro nombre o sobrescríbalo (--overwrite).</translation>
    </message>
    <message>
      <source>{out} holds other files ({min}). Choose a new folder.</source>
      <translation>{out} contiene otros archivos ({min}). Elija una carpeta nueva.</translation>
    </message>
    <message>
      <source>{out} is a file. Give the name of a folder that does not exist yet.</source>
      <translation>{out} es un archivo. Indique el nombre de una carpeta que aún no exista.</translation>
    </message>
    <message>
      <source>{out} is a folder. Give the name of a file, such as {it}.</source>
      <translation>{out} es una carpeta. Indique el nombre de un archivo, como {it}.</translation>
    </message>
    <message>
      <source>{out} is kept as it is. Choose a name that ends in {suffixes}.</source>
      <translation>{out} se queda como está. Elija un nombre que termine en {suffixes}.</translation>
    </message>
    <message>
      <source>{out} is not empty. Choose another folder, or overwrite it (--overwrite).</source>
      <translation>{out} no está vacía. Elija otra carpeta o sobrescríbala (--overwrite).</translation>
    </message>
    <message>
      <source>{out} was not written: {reason}</source>
      <translation>No se escribió {out}: {reason}</translation>
    </message>
    <message>
      <source>{path} cannot be written: {error}; choose another folder.</source>
      <translation>No se puede escribir {path}: {error}; elija otra carpeta.</translation>
    </message>
    <message>
      <source>{path} could not be read by the other program: {why}.</source>
      <translation>El otro programa no pudo leer {path}: {why}.</translation>
    </message>
    <message>
      <source>{path} does not hold embeddings: {error}.</source>
      <translation>{path} no contiene características: {error}.</translation>
    </message>
    <message>
      <source>{path} holds a training already; go on with --resume, or choose another folder.</source>
      <translation>En {path} ya hay un entrenamiento; continúelo con --resume o elija otra carpeta.</translation>
    </message>
    <message>
      <source>{path} holds no datapackage.json, so it is no package of Camtrap DP. Name the file that is to come in.</source>
      <translation>{path} no contiene datapackage.json, así que no es un paquete de Camtrap DP. Indique el archivo que se debe importar.</translation>
    </message>
    <message>
      <source>{path} holds no training; check the folder's name.</source>
      <translation>En {path} no hay ningún entrenamiento; compruebe el nombre de la carpeta.</translation>
    </message>
    <message>
      <source>{path} is damaged, so the training cannot go on from it; without that file it begins anew.</source>
      <translation>{path} está dañado, por lo que el entrenamiento no puede continuar desde ahí; sin ese archivo empieza de nuevo.</translation>
    </message>
    <message>
      <source>{path} stands there twice: the second is left out.</source>
      <translation>{path} aparece dos veces: el segundo se omite.</translation>
    </message>
    <message>
      <source>{project} cannot be put together again. Restore it from a backup.</source>
      <translation>{project} no se puede recomponer. Restáurelo desde una copia de seguridad.</translation>
    </message>
    <message>
      <source>{project} cannot be recovered: {error}. Copy it to a folder that can be written, and recover it there.</source>
      <translation>{project} no se puede recuperar: {error}. Cópielo a una carpeta en la que se pueda escribir y recupérelo allí.</translation>
    </message>
    <message>
      <source>{project} cannot be restored: {error}. The backup is {path}: copied to a folder that can be written it opens like any project.</source>
      <translation>No se puede restaurar {project}: {error}. La copia de seguridad es {path}: copiada a una carpeta en la que se pueda escribir, se abre como cualquier proyecto.</translation>
    </message>
    <message>
      <source>{project} is damaged ({fault}). Recover what can be read.</source>
      <translation>{project} está dañado ({fault}). Recupere lo que se pueda leer.</translation>
    </message>
    <message>
      <source>{project} is open for writing by {holder}. Close it there first.</source>
      <translation>{project} está abierto para escribir por {holder}. Ciérrelo allí primero.</translation>
    </message>
    <message>
      <source>{rank} is no rank. Choose one of {join}.</source>
      <translation>{rank} no es un rango. Elija uno de {join}.</translation>
    </message>
    <message>
      <source>{relative} is missing beside {name}. Put the whole package in one folder.</source>
      <translation>Falta {relative} junto a {name}. Ponga el paquete completo en una carpeta.</translation>
    </message>
    <message>
      <source>{run} holds videos, and no training is put beside them; choose another folder.</source>
      <translation>{run} contiene videos y junto a ellos no se guarda ningún entrenamiento; elija otra carpeta.</translation>
    </message>
    <message>
      <source>{said} ({share} of the processor's time).</source>
      <translation>{said} ({share} del tiempo del procesador).</translation>
    </message>
    <message>
      <source>{source} is damaged ({fault}); backups hold all but that. Recover what can be read.</source>
      <translation>{source} está dañado ({fault}); las copias de seguridad tienen todo lo demás. Recupere lo que se pueda leer.</translation>
    </message>
    <message>
      <source>{source} is damaged ({fault}); no backup was made of it. Recover what can be read.</source>
      <translation>{source} está dañado ({fault}); no se hizo copia de seguridad de él. Recupere lo que se pueda leer.</translation>
    </message>
    <message>
      <source>{split}://... cannot be opened: {error}.</source>
      <translation>No se puede abrir {split}://...: {error}.</translation>
    </message>
    <message>
      <source>{str} is no path below a folder: it is left out.</source>
      <translation>{str} no es una ruta dentro de una carpeta: se omite.</translation>
    </message>
    <message>
      <source>{text} is not an offset from UTC. Write it like +02:00 or -05:30.</source>
      <translation>{text} no es un desfase de UTC. Formato: +02:00 o -05:30.</translation>
    </message>
    <message>
      <source>{title} has columns of its own, so --column has nothing to say of it.</source>
      <translation>{title} tiene columnas propias; --column no puede decir nada de ellas.</translation>
    </message>
    <message>
      <source>{to_line} can hold no training: its name, or that of a folder around it, holds bytes that are no letters. Choose another folder.</source>
      <translation>{to_line} no puede albergar un entrenamiento: su nombre, o el de una carpeta que la contiene, tiene bytes que no son letras. Elija otra carpeta.</translation>
    </message>
    <message>
      <source>{to_line} cannot be opened: its name, or that of a folder around it, holds bytes that are no letters. Rename it, or copy the file elsewhere.</source>
      <translation>{to_line} no se puede abrir: su nombre, o el de una carpeta superior, contiene bytes que no son letras. Cámbiele el nombre o copie el archivo a otro lugar.</translation>
    </message>
    <message>
      <source>{unseen} of {number} animals are a machine's word alone; this format does not say which.</source>
      <translation>{unseen} de {number} animales son solo palabra del programa; este formato no dice cuáles.</translation>
    </message>
    <message>
      <source>{unseen} of {number} bouts are a machine's word alone; this format does not say which.</source>
      <translation>{unseen} de {number} episodios son solo palabra del programa; este formato no dice cuáles.</translation>
    </message>
    <message>
      <source>{url} is neither a file nor the address of a database.</source>
      <translation>{url} no es ni un archivo ni la dirección de una base de datos.</translation>
    </message>
    <message>
      <source>{user} on {host} (process {pid}) since {since}</source>
      <translation>{user} en {host} (proceso {pid}) desde {since}</translation>
    </message>
    <message>
      <source>{video} can no longer be read; plug its drive in or put it back there, then go on. Where it is gone for good, keep the best so far, or begin anew: that learns from what is left.</source>
      <translation>{video} ya no se puede leer; conecte su unidad o vuelva a ponerlo allí y continúe. Si se ha perdido para siempre, quédese con el mejor hasta ahora o empiece de nuevo: así se aprende de lo que queda.</translation>
    </message>
    <message>
      <source>{video} has {len} of a kind here, so its lower count is not taken: change it here.</source>
      <translation>{video} tiene aquí {len} de un mismo tipo, así que no se toma el número menor: cámbielo aquí.</translation>
    </message>
    <message>
      <source>{what} cannot be copied: {error}. {remedy}</source>
      <translation>{what} no se puede copiar: {error}. {remedy}</translation>
    </message>
    <message>
      <source>{what} cannot be made: {error}. {remedy}</source>
      <translation>No se puede crear {what}: {error}. {remedy}</translation>
    </message>
    <message>
      <source>{what} cannot be moved: {error}. {remedy}</source>
      <translation>No se puede mover {what}: {error}. {remedy}</translation>
    </message>
    <message>
      <source>{what} cannot be read: {error}. {remedy}</source>
      <translation>No se puede leer {what}: {error}. {remedy}</translation>
    </message>
    <message>
      <source>{what} cannot be removed: {error}. {remedy}</source>
      <translation>{what} no se puede quitar: {error}. {remedy}</translation>
    </message>
    <message>
      <source>{what} cannot be written: {error}. {remedy}</source>
      <translation>{what} no se puede escribir: {error}. {remedy}</translation>
    </message>
    <message>
      <source>{what} does not fit the model: {join}.</source>
      <translation>{what} no encaja en el modelo: {join}.</translation>
    </message>
    <message>
      <source>{where} cannot be opened: the file or its folder is missing or may not be read. Check that the drive is connected.</source>
      <translation>No se puede abrir {where}: el archivo o su carpeta falta o no se puede leer. Compruebe que la unidad esté conectada.</translation>
    </message>
    <message>
      <source>{where} cannot be read or written: the drive reports an error or was pulled out. Connect it again, then open the project again.</source>
      <translation>No se puede leer ni escribir {where}: la unidad da un error o se desconectó. Conéctela y vuelva a abrir el proyecto.</translation>
    </message>
    <message>
      <source>{where} cannot be written: the file or its folder is read-only. Change its permissions or copy the project to another folder.</source>
      <translation>No se puede escribir {where}: el archivo o su carpeta es de solo lectura. Cambie los permisos o copie el proyecto a otra carpeta.</translation>
    </message>
    <message>
      <source>{where} holds a project already. Open it instead.</source>
      <translation>{where} ya contiene un proyecto. Ábralo en su lugar.</translation>
    </message>
    <message>
      <source>{where} holds something else. Make an own database for the project: createdb NAME.</source>
      <translation>{where} contiene otra cosa. Cree una base de datos propia para el proyecto: createdb NAME.</translation>
    </message>
    <message>
      <source>{where} is damaged. Recover what can be read.</source>
      <translation>{where} está dañado. Recupere lo que se pueda leer.</translation>
    </message>
    <message>
      <source>{where} is damaged: {found}. Recover what can be read.</source>
      <translation>{where} está dañado: {found}. Recupere lo que se pueda leer.</translation>
    </message>
    <message>
      <source>{where} is in a folder that cannot be written, or its disk is full. Free some space, or copy it elsewhere to make changes.</source>
      <translation>{where} está en una carpeta en la que no se puede escribir, o el disco está lleno. Libere espacio o cópielo a otro lugar para hacer cambios.</translation>
    </message>
    <message>
      <source>{where} is in use by another program, which does not let go. Close the other program, then try again.</source>
      <translation>Otro programa está usando {where} y no lo libera. Cierre el otro programa y vuelva a intentarlo.</translation>
    </message>
    <message>
      <source>{where} is not there any more: it was moved, renamed or removed, or its drive was pulled out. Nothing of this change was saved. Put it back, or open it where it is now.</source>
      <translation>{where} ya no está: se ha movido, renombrado o eliminado, o se desconectó su unidad. No se ha guardado nada de este cambio. Devuelva el archivo a su lugar o ábralo donde está ahora.</translation>
    </message>
    <message>
      <source>{where} is of an older version and cannot be written to bring it up to date.</source>
      <translation>{where} es de una versión anterior y no se puede escribir para actualizarlo.</translation>
    </message>
    <message>
      <source>{where} is open for writing by {holder}. Close it there to make changes here.</source>
      <translation>{where} está abierto para escribir por {holder}. Ciérrelo allí para hacer cambios aquí.</translation>
    </message>
    <message>
      <source>{where} was made with a newer version of Trapline than this one. Update Trapline to open it.</source>
      <translation>{where} se hizo con una versión más nueva de Trapline. Actualice Trapline para abrirlo.</translation>
    </message>
    <message>
      <source>{who} labelled this at the same time. Look at it again, then say what is right.</source>
      <translation>{who} etiquetó esto al mismo tiempo. Mírelo de nuevo y diga entonces qué es lo correcto.</translation>
    </message>
    <message>
      <source>{word} are no views; give clips x crops, such as 5x1 or 10x3 (1 crop or 3).</source>
      <translation>{word} no indica vistas; indique clips x recortes, como 5x1 o 10x3 (1 recorte o 3).</translation>
    </message>
    <message>
      <source>{wrong} Write it like 2026-05-01T12:00:00.</source>
      <translation>{wrong} Formato: 2026-05-01T12:00:00.</translation>
    </message>
    <message>
      <source>{wrong} Write it like 2026-05-05T00:00:00/2026-05-07T00:00:00.</source>
      <translation>{wrong} Formato: 2026-05-05T00:00:00/2026-05-07T00:00:00.</translation>
    </message>
    <message>
      <source>{wrong} is nothing that a column can say. Choose one of: {join}.</source>
      <translation>{wrong} no es nada que una columna pueda contener. Elija uno de: {join}.</translation>
    </message>
    <message>
      <source>{zone} is not a time zone. Write it like Europe/Brussels.</source>
      <translation>{zone} no es una zona horaria. Formato: Europe/Brussels.</translation>
    </message>
  </context>
  <context>
    <name>Session</name>
    <message>
      <source>Open it again</source>
      <translation>Abrir de nuevo</translation>
    </message>
    <message>
      <source>The project can be written again. What was refused before is not saved: say it again.</source>
      <translation>El proyecto se puede escribir de nuevo. Lo que antes se rechazó no se ha guardado: indíquelo otra vez.</translation>
    </message>
    <message>
      <source>This project is open elsewhere or cannot be written; nothing you change is kept.</source>
      <translation>Este proyecto está abierto en otro lugar o no se puede escribir; sus cambios no se guardarán.</translation>
    </message>
  </context>
  <context>
    <name>Settings</name>
    <message>
      <source>A graphics card decodes only kinds of video of which it gave exactly the same pictures in less time. Scans find the same either way.</source>
      <translation>Una tarjeta gráfica descodifica solo los tipos de video de los que dio exactamente las mismas imágenes en menos tiempo. El resultado es el mismo en ambos casos.</translation>
    </message>
    <message>
      <source>After an animal is accepted</source>
      <translation>Después de aceptar un animal</translation>
    </message>
    <message>
      <source>After an animal is named</source>
      <translation>Después de identificar un animal</translation>
    </message>
    <message>
      <source>As many as suit this computer</source>
      <translation>Los adecuados para este equipo</translation>
    </message>
    <message>
      <source>Compared with the desktop's text; all that holds text grows with it.</source>
      <translation>En relación con el texto del escritorio; todo lo que contiene texto crece con él.</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>Oscuro</translation>
    </message>
    <message>
      <source>Dark with high contrast</source>
      <translation>Oscuro con alto contraste</translation>
    </message>
    <message>
      <source>Five seconds</source>
      <translation>Cinco segundos</translation>
    </message>
    <message>
      <source>Go to its behaviors</source>
      <translation>Ir a sus comportamientos</translation>
    </message>
    <message>
      <source>Go to the next</source>
      <translation>Ir al siguiente</translation>
    </message>
    <message>
      <source>Go to the next animal</source>
      <translation>Ir al animal siguiente</translation>
    </message>
    <message>
      <source>Half a second</source>
      <translation>Medio segundo</translation>
    </message>
    <message>
      <source>How far Shift+Left and Shift+Right go.</source>
      <translation>Cuánto avanzan Mayús+Izquierda y Mayús+Derecha.</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Idioma</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>Claro</translation>
    </message>
    <message>
      <source>Light with high contrast</source>
      <translation>Claro con alto contraste</translation>
    </message>
    <message>
      <source>Like the desktop</source>
      <translation>Como el escritorio</translation>
    </message>
    <message>
      <source>More are faster if there are processor cores and memory for them.</source>
      <translation>Cuantos más, más rápido, mientras alcancen los núcleos y la memoria.</translation>
    </message>
    <message>
      <source>Of the window and of the names of animals, at once.</source>
      <translation>De la ventana y de los nombres de los animales, al instante.</translation>
    </message>
    <message>
      <source>One second</source>
      <translation>Un segundo</translation>
    </message>
    <message>
      <source>Play</source>
      <translation>Reproducir</translation>
    </message>
    <message>
      <source>Stand still</source>
      <translation>No reproducir</translation>
    </message>
    <message>
      <source>Stay with it</source>
      <translation>Quedarse en él</translation>
    </message>
    <message>
      <source>Step with Shift and arrows</source>
      <translation>Paso con Mayús y flechas</translation>
    </message>
    <message>
      <source>Text size</source>
      <translation>Tamaño del texto</translation>
    </message>
    <message>
      <source>The colors of the window. The picture is on black in all of them.</source>
      <translation>Los colores de la ventana. La imagen está sobre negro en todos.</translation>
    </message>
    <message>
      <source>The graphics card, where it is faster</source>
      <translation>Tarjeta gráfica si es más rápida</translation>
    </message>
    <message>
      <source>The processor alone</source>
      <translation>Solo el procesador</translation>
    </message>
    <message>
      <source>Theme</source>
      <translation>Tema</translation>
    </message>
    <message>
      <source>Two seconds</source>
      <translation>Dos segundos</translation>
    </message>
    <message>
      <source>Videos are decoded by</source>
      <translation>Descodificar videos con</translation>
    </message>
    <message>
      <source>Videos scanned at a time</source>
      <translation>Videos procesados a la vez</translation>
    </message>
    <message>
      <source>When a video is opened</source>
      <translation>Al abrir un video</translation>
    </message>
    <message>
      <source>Whether it plays at once.</source>
      <translation>Si se reproduce de inmediato.</translation>
    </message>
    <message>
      <source>Whether its behaviors that nobody has reviewed come next. Only in the order Place by place.</source>
      <translation>Si a continuación vienen los comportamientos suyos que nadie ha revisado. Solo en el orden «Sitio por sitio».</translation>
    </message>
    <message>
      <source>Whether the next one comes by itself, or waits for Enter.</source>
      <translation>Si el siguiente aparece solo o espera a Intro.</translation>
    </message>
  </context>
  <context>
    <name>SettingsDialog</name>
    <message>
      <source>Change keys…</source>
      <translation>Cambiar atajos…</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>Atajos de teclado</translation>
    </message>
    <message>
      <source>Nothing leaves this computer; there is nothing to sign in to.</source>
      <translation>Nada sale de este equipo; no hace falta iniciar sesión.</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Ajustes</translation>
    </message>
  </context>
  <context>
    <name>ShareDialog</name>
    <message>
      <source>Export a model to share</source>
      <translation>Exportar un modelo para compartirlo</translation>
    </message>
    <message>
      <source>How good it is</source>
      <translation>Qué tan bueno es</translation>
    </message>
    <message>
      <source>Learned from</source>
      <translation>Aprendió de</translation>
    </message>
    <message>
      <source>Licence</source>
      <translation>Licencia</translation>
    </message>
    <message>
      <source>Made by</source>
      <translation>Hecho por</translation>
    </message>
    <message>
      <source>Models (*.safetensors)</source>
      <translation>Modelos (*.safetensors)</translation>
    </message>
    <message>
      <source>One file: the model's weights, the classes that it knows, and this card. No video, no path and no site goes with it.</source>
      <translation>Un archivo: los pesos del modelo, las clases que conoce y esta ficha. No lleva ningún video, ninguna ruta ni ningún sitio.</translation>
    </message>
    <message>
      <source>Save as…</source>
      <translation>Guardar como…</translation>
    </message>
    <message>
      <source>What it is called</source>
      <translation>Cómo se llama</translation>
    </message>
    <message>
      <source>What others should know</source>
      <translation>Lo que otros deben saber</translation>
    </message>
    <message>
      <source>Where it works well and where not, how to cite it</source>
      <translation>Dónde funciona bien y dónde no, cómo citarlo</translation>
    </message>
    <message>
      <source>Your name or your group, if you want it to be known</source>
      <translation>Su nombre o el de su grupo, si quiere que se sepa</translation>
    </message>
  </context>
  <context>
    <name>Sharing</name>
    <message>
      <source>not there</source>
      <translation>no disponible</translation>
    </message>
    <message>
      <source>nothing yet</source>
      <translation>nada todavía</translation>
    </message>
    <message>
      <source>{who} changed this “{theirs}” at {time}, and so did you. What {who} said counts.</source>
      <translation>{who} cambió esto («{theirs}») a las {time}, y usted también. Vale lo que indicó {who}.</translation>
    </message>
    <message>
      <source>{who} labelled one of them at the same time; what they said stays.</source>
      <translation>{who} etiquetó una de ellas al mismo tiempo; esa etiqueta se conserva.</translation>
    </message>
    <message>
      <source>{who} labelled {n} of them at the same time; what they said stays.</source>
      <translation>{who} etiquetó {n} de ellas al mismo tiempo; esas etiquetas se conservan.</translation>
    </message>
    <message>
      <source>{who} labelled {n} of these {m} at the same time. Nothing was changed yet.</source>
      <translation>{who} etiquetó {n} de estas {m} al mismo tiempo. Todavía no se cambió nada.</translation>
    </message>
    <message>
      <source>{who} said “{theirs}” at {time}, you said “{own}”. What {who} said counts.</source>
      <translation>{who} indicó «{theirs}» a las {time}; usted indicó «{own}». Vale lo que indicó {who}.</translation>
    </message>
    <message>
      <source>{who} said “{theirs}” of this animal at {time}, which would go with it. Nothing was changed yet.</source>
      <translation>{who} dijo «{theirs}» de este animal a las {time}, y desaparecería con él. Todavía no se ha cambiado nada.</translation>
    </message>
    <message>
      <source>{who} took it or its animal away at {time}, split it, merged it or moved its edges. What you said was not saved: look at it again, then say it where it belongs.</source>
      <translation>{who} lo quitó, o quitó su animal, a las {time}, lo dividió, lo unió o movió su inicio o su fin. Lo que usted dijo no se guardó: mírelo otra vez y dígalo donde corresponda.</translation>
    </message>
  </context>
  <context>
    <name>Shelving</name>
    <message>
      <source>It was not installed: {why}.</source>
      <translation>No se instaló: {why}.</translation>
    </message>
  </context>
  <context>
    <name>SiteDay</name>
    <message>
      <source>Animals: {n}, to review: {m}</source>
      <translation>Animales: {n}, por revisar: {m}</translation>
    </message>
    <message>
      <source>Videos of this camera on this day</source>
      <translation>Videos de esta cámara en este día</translation>
    </message>
    <message>
      <source>this day</source>
      <translation>este día</translation>
    </message>
    <message>
      <source>{n} of {all}</source>
      <translation>{n} de {all}</translation>
    </message>
  </context>
  <context>
    <name>Sound</name>
    <message>
      <source>No loudspeaker was found, so there is nothing to be heard.</source>
      <translation>No se ha encontrado ningún altavoz, así que no se oye nada.</translation>
    </message>
    <message>
      <source>Sound needs the library miniaudio, which is not installed here.</source>
      <translation>Para el sonido falta aquí la biblioteca miniaudio.</translation>
    </message>
    <message>
      <source>This video has no sound.</source>
      <translation>Este video no tiene sonido.</translation>
    </message>
  </context>
  <context>
    <name>Spans</name>
    <message>
      <source>Behaviors that lay outside were taken away with it: {n}. Undo brings them back.</source>
      <translation>Se quitaron también los episodios de comportamiento que quedaban fuera: {n}. Deshacer los devuelve.</translation>
    </message>
    <message>
      <source>It begins at the playhead or after it: let it begin earlier first.</source>
      <translation>Empieza en el cabezal o después: haga primero que empiece antes.</translation>
    </message>
    <message>
      <source>It ends at the playhead or before it: let it end later first.</source>
      <translation>Termina en el cabezal o antes: haga primero que termine más tarde.</translation>
    </message>
    <message>
      <source>Merge {name}</source>
      <translation>Unir {name}</translation>
    </message>
    <message>
      <source>Merge {name} with another</source>
      <translation>Unir {name} con otro</translation>
    </message>
    <message>
      <source>Move the edge of {name}</source>
      <translation>Mover el inicio o el final de {name}</translation>
    </message>
    <message>
      <source>Parts of it that lay between were taken in: {n}. Undo brings them back.</source>
      <translation>Se unieron también las partes que quedaban en medio: {n}. Deshacer las devuelve.</translation>
    </message>
    <message>
      <source>Put the playhead inside the observation to split it there.</source>
      <translation>Ponga el cabezal dentro de la observación para dividirla allí.</translation>
    </message>
    <message>
      <source>Split {name}</source>
      <translation>Dividir {name}</translation>
    </message>
    <message>
      <source>There is nothing of its kind behind it to merge it with.</source>
      <translation>Después no hay nada de su clase con lo que unirlo.</translation>
    </message>
    <message>
      <source>{name} stays between them, since it is called otherwise. If all are one animal, undo, select that as well and merge again.</source>
      <translation>{name} se queda en medio, porque tiene otro nombre. Si todo es un solo animal, deshaga, selecciónelo también y vuelva a unir.</translation>
    </message>
  </context>
  <context>
    <name>SpeciesListDialog</name>
    <message>
      <source>A list of animals</source>
      <translation>Una lista de especies</translation>
    </message>
    <message>
      <source>Africa</source>
      <translation>África</translation>
    </message>
    <message>
      <source>Animals that can be here</source>
      <translation>Lista de especies</translation>
    </message>
    <message>
      <source>Antarctica</source>
      <translation>Antártida</translation>
    </message>
    <message>
      <source>Asia</source>
      <translation>Asia</translation>
    </message>
    <message>
      <source>Australia and Oceania</source>
      <translation>Australia y Oceanía</translation>
    </message>
    <message>
      <source>Central and South America</source>
      <translation>América Central y del Sur</translation>
    </message>
    <message>
      <source>Europe</source>
      <translation>Europa</translation>
    </message>
    <message>
      <source>Lists</source>
      <translation>Listas de especies</translation>
    </message>
    <message>
      <source>Named in this project, and not on the list:</source>
      <translation>Identificados en este proyecto y fuera de la lista:</translation>
    </message>
    <message>
      <source>No model is in use, so no class is lost.</source>
      <translation>No hay ningún modelo en uso, así que no se pierde ninguna clase.</translation>
    </message>
    <message>
      <source>North America</source>
      <translation>América del Norte</translation>
    </message>
    <message>
      <source>Not known here, and left out: {names}</source>
      <translation>Desconocidos aquí y omitidos: {names}</translation>
    </message>
    <message>
      <source>Nothing: any animal can be here.</source>
      <translation>Nada: aquí puede haber cualquier animal.</translation>
    </message>
    <message>
      <source>One name a line, or a CSV</source>
      <translation>Un nombre por línea, o un CSV</translation>
    </message>
    <message>
      <source>Only animals on this list can be here</source>
      <translation>Aquí solo puede haber animales de esta lista</translation>
    </message>
    <message>
      <source>Read a file…</source>
      <translation>Leer un archivo…</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Buscar</translation>
    </message>
    <message>
      <source>Search: lynx, cervid, Fuchs…</source>
      <translation>Buscar: lince, cervid, zorro…</translation>
    </message>
    <message>
      <source>Take the animals of a region</source>
      <translation>Usar los animales de una región</translation>
    </message>
    <message>
      <source>Take those of a region…</source>
      <translation>Usar los de una región…</translation>
    </message>
    <message>
      <source>The model names only animals that can be here. What was scanned is named anew from the scores that were kept; what people said stays.</source>
      <translation>El modelo solo identifica animales que puede haber aquí. Lo ya procesado se vuelve a identificar con las puntuaciones guardadas; lo que indicaron las personas se conserva.</translation>
    </message>
    <message>
      <source>What the list takes away</source>
      <translation>Lo que excluye la lista</translation>
    </message>
    <message>
      <source>{name}: {n}, {k} of them by people, which stay</source>
      <translation>{name}: {n}, {k} de ellos por personas, que se conservan</translation>
    </message>
    <message>
      <source>{n} of the {m} animals that the model in use knows:</source>
      <translation>{n} de los {m} animales que conoce el modelo en uso:</translation>
    </message>
  </context>
  <context>
    <name>SpeciesTree</name>
    <message>
      <source>Animal</source>
      <translation>Animal</translation>
    </message>
    <message>
      <source>Animals that can be here</source>
      <translation>Lista de especies</translation>
    </message>
    <message>
      <source>Latin</source>
      <translation>Científico</translation>
    </message>
    <message>
      <source>On the list</source>
      <translation>En la lista</translation>
    </message>
    <message>
      <source>{n} of {m}</source>
      <translation>{n} de {m}</translation>
    </message>
  </context>
  <context>
    <name>Stage</name>
    <message>
      <source>Frame {n} is in the clipboard.</source>
      <translation>El fotograma {n} se copió al portapapeles.</translation>
    </message>
  </context>
  <context>
    <name>Stepper</name>
    <message>
      <source>One fewer</source>
      <translation>Uno menos</translation>
    </message>
    <message>
      <source>One more</source>
      <translation>Uno más</translation>
    </message>
  </context>
  <context>
    <name>StoppedCard</name>
    <message>
      <source>All of its rounds are done; the model is still to be judged.</source>
      <translation>Todas sus rondas están terminadas; falta evaluar el modelo.</translation>
    </message>
    <message>
      <source>Forget it</source>
      <translation>Descartarlo</translation>
    </message>
    <message>
      <source>Go on with it</source>
      <translation>Continuarlo</translation>
    </message>
    <message>
      <source>It cannot go on: what it would go on from is damaged, or was not saved yet.</source>
      <translation>No puede continuar: aquello de lo que partiría está dañado o aún no se había guardado.</translation>
    </message>
    <message>
      <source>It learns no more; its best round is judged on what can still be read</source>
      <translation>No aprende más; su mejor ronda se evalúa con lo que aún se puede leer</translation>
    </message>
    <message>
      <source>Its best model so far is whole: import best.safetensors from there on the page Models.</source>
      <translation>Su mejor modelo hasta ahora está intacto: importe best.safetensors de allí en la página «Modelos».</translation>
    </message>
    <message>
      <source>Its best was a mean average precision of behaviors of {n}.</source>
      <translation>Lo mejor hasta ahora: mean average precision de comportamientos {n}.</translation>
    </message>
    <message>
      <source>Its best was {n} right on the one clip that judges it.</source>
      <translation>Lo mejor hasta ahora: {n} de aciertos en el único clip con el que se evalúa.</translation>
    </message>
    <message>
      <source>Its best was {n} right, every species alike, on the {m} clips that judge it.</source>
      <translation>Lo mejor hasta ahora: {n} de aciertos, todas las especies por igual, en los {m} clips con los que se evalúa.</translation>
    </message>
    <message>
      <source>Its first round was not done yet.</source>
      <translation>Aún no había terminado su primera ronda.</translation>
    </message>
    <message>
      <source>Keep its best</source>
      <translation>Quedarse con el mejor</translation>
    </message>
    <message>
      <source>One example was added since; only a training that starts over learns from it.</source>
      <translation>Desde entonces se añadió un ejemplo; solo un entrenamiento que empieza de nuevo aprende de él.</translation>
    </message>
    <message>
      <source>Rounds that are done: {n} of about {m}.</source>
      <translation>Rondas terminadas: {n} de unas {m}.</translation>
    </message>
    <message>
      <source>The file of its best model is damaged or gone.</source>
      <translation>El archivo de su mejor modelo está dañado o ha desaparecido.</translation>
    </message>
    <message>
      <source>The file of its best model is damaged or gone; going on makes another.</source>
      <translation>El archivo de su mejor modelo está dañado o ha desaparecido; al continuar se hace otro.</translation>
    </message>
    <message>
      <source>The rest of them takes {time}.</source>
      <translation>El resto tarda {time}.</translation>
    </message>
    <message>
      <source>The training of {day}, {time}, was stopped and cannot go on: {file} in {folder} is damaged or gone. Put it back from a backup and come here again, or forget this training.</source>
      <translation>El entrenamiento del {day}, {time}, se detuvo y no puede continuar: {file}, en {folder}, está dañado o ha desaparecido. Recupérelo de una copia de seguridad y vuelva aquí, o descarte este entrenamiento.</translation>
    </message>
    <message>
      <source>The training of {day}, {time}, {learned}, was stopped.</source>
      <translation>El entrenamiento del {day}, {time}, {learned}, se detuvo.</translation>
    </message>
    <message>
      <source>The training of {day}, {time}, {learned}, went astray: its error was no number any more. Going on would come to the same.</source>
      <translation>El entrenamiento del {day}, {time}, {learned}, se descarriló: su error ya no era un número. Continuarlo llevaría a lo mismo.</translation>
    </message>
    <message>
      <source>Throws away what it has learned; the model in use stays</source>
      <translation>Descarta lo que ha aprendido; el modelo en uso se queda</translation>
    </message>
    <message>
      <source>on one example</source>
      <translation>con un ejemplo</translation>
    </message>
    <message>
      <source>on {n} examples</source>
      <translation>con {n} ejemplos</translation>
    </message>
    <message>
      <source>{n} examples were added since; only a training that starts over learns from them.</source>
      <translation>Desde entonces se añadieron {n} ejemplos; solo un entrenamiento que empieza de nuevo aprende de ellos.</translation>
    </message>
  </context>
  <context>
    <name>SureCard</name>
    <message>
      <source>A species is named from a score of {n} on, a behavior from the score that was best in training. Choose how often calls are to be right: what was scanned is named anew at once.</source>
      <translation>Una especie se nombra a partir de una puntuación del {n}; un comportamiento, a partir de la mejor puntuación del entrenamiento. Elija con qué frecuencia deben ser correctas las identificaciones: lo ya procesado se vuelve a identificar al instante.</translation>
    </message>
    <message>
      <source>As it was trained</source>
      <translation>Tal como se entrenó</translation>
    </message>
    <message>
      <source>For {n} of {m} classes the score was chosen on clips that the model never learned from; for the others the score itself is taken.</source>
      <translation>Para {n} de {m} clases, el umbral se eligió con clips de los que el modelo nunca aprendió; para las demás vale la propia puntuación.</translation>
    </message>
    <message>
      <source>How sure it has to be</source>
      <translation>Qué tan seguro debe estar</translation>
    </message>
    <message>
      <source>How sure the model has to be</source>
      <translation>Qué tan seguro debe estar el modelo</translation>
    </message>
    <message>
      <source>The scores were chosen on clips that the model never learned from.</source>
      <translation>Los umbrales se eligieron con clips de los que el modelo nunca aprendió.</translation>
    </message>
    <message>
      <source>This model was judged on too few clips to know better than the score itself.</source>
      <translation>Este modelo se evaluó con muy pocos clips para saber más que la propia puntuación.</translation>
    </message>
    <message>
      <source>What is less sure is called by its genus, family or order, or not at all.</source>
      <translation>Lo menos seguro se identifica solo por género, familia u orden, o no se identifica.</translation>
    </message>
    <message>
      <source>naming anew: {n} of {m} videos</source>
      <translation>identificando de nuevo: {n} de {m} videos</translation>
    </message>
    <message>
      <source>one video named anew; it did not have to be scanned</source>
      <translation>un video identificado de nuevo; no hubo que volver a procesarlo</translation>
    </message>
    <message>
      <source>{n} of calls right</source>
      <translation>{n} de identificaciones correctas</translation>
    </message>
    <message>
      <source>{n} videos named anew; none had to be scanned</source>
      <translation>{n} videos identificados de nuevo; no hubo que volver a procesar ninguno</translation>
    </message>
  </context>
  <context>
    <name>Survey</name>
    <message>
      <source> (nothing yet)</source>
      <translation> (nada todavía)</translation>
    </message>
    <message>
      <source>95 % interval by Wilson, of as many independent ones as the sites are worth (those of one site are alike); of fewer than {m} sites, as the videos are worth: it then holds for these sites alone, and is too narrow where several videos show one visit.</source>
      <translation>Intervalo del 95 % de Wilson, de tantos casos independientes como valen los sitios (los de un mismo sitio se parecen); con menos de {m} sitios, como valen los videos: entonces vale solo para estos sitios y resulta demasiado estrecho donde varios videos muestran una misma visita.</translation>
    </message>
    <message>
      <source>95 % interval of kappa: {drawn}</source>
      <translation>Intervalo del 95 % de kappa: {drawn}</translation>
    </message>
    <message>
      <source>95 % intervals are over sites, each left out in turn (jackknife, Student's t; shares on the scale of the arcsine of their root, heights of curves of their root). Where a species was seen at fewer than {m} sites they are from {n} smoothed bootstraps of events, moved by their bias, as if events were independent.</source>
      <translation>Los intervalos del 95 % son sobre sitios, cada uno excluido por turno (jackknife, t de Student; partes en la escala del arcoseno de su raíz, alturas de las curvas en la de su raíz). Donde una especie se vio en menos de {m} sitios proceden de {n} bootstraps suavizados de los eventos, corregidos por su sesgo, como si los eventos fueran independientes.</translation>
    </message>
    <message>
      <source>A person says</source>
      <translation>Según la persona</translation>
    </message>
    <message>
      <source>A sampling unit is a day of one site with a working camera. The curve is the expected number of species in so many units (rarefaction of incidences), with its unconditional 95 % interval; Chao2, in its bias-corrected form, estimates how many there are at least, with a log-normal 95 % interval. Sample coverage is an estimate of how much of all incidences (a species on a site-day) is of the species seen. All take site-days as drawn by chance; those of one site are alike, and intervals are too narrow. Dashed: as they came, in order of time.</source>
      <translation>Una unidad de muestreo es un día de un sitio con una cámara en funcionamiento. La curva es el número esperado de especies en ese número de unidades (rarefacción basada en incidencias), con su intervalo incondicional del 95 %; Chao2, en su forma corregida por sesgo, estima cuántas hay como mínimo, con un intervalo lognormal del 95 %. La cobertura de la muestra estima cuánto de todas las incidencias (una especie en un día de un sitio) corresponde a las especies registradas. Todas toman los días de los sitios como extraídos al azar; los de un mismo sitio se parecen y los intervalos resultan demasiado estrechos. Línea discontinua: en orden cronológico.</translation>
    </message>
    <message>
      <source>Activity level (95 % interval): {what}.</source>
      <translation>Nivel de actividad (intervalo del 95 %): {what}.</translation>
    </message>
    <message>
      <source>Agreement by class</source>
      <translation>Concordancia por clase</translation>
    </message>
    <message>
      <source>Agreement by site</source>
      <translation>Concordancia por sitio</translation>
    </message>
    <message>
      <source>An event begins {n} minutes or more after the last independent record of its species at its camera.</source>
      <translation>Un evento empieza cuando han pasado al menos {n} minutos desde el último registro independiente de la especie en la cámara.</translation>
    </message>
    <message>
      <source>An event begins {n} minutes or more after the last independent record of its species at its site.</source>
      <translation>Un evento empieza cuando han pasado al menos {n} minutos desde el último registro independiente de la especie en el sitio.</translation>
    </message>
    <message>
      <source>An event begins {n} minutes or more after the last record of its species at its camera.</source>
      <translation>Un evento empieza cuando han pasado al menos {n} minutos desde el último registro de la especie en la cámara.</translation>
    </message>
    <message>
      <source>An event begins {n} minutes or more after the last record of its species at its site.</source>
      <translation>Un evento empieza cuando han pasado al menos {n} minutos desde el último registro de la especie en el sitio.</translation>
    </message>
    <message>
      <source>An occasion counts if some camera worked for {share} % of it or more; any other is NA, whatever was seen in it.</source>
      <translation>Cuenta una ocasión de la que alguna cámara funcionó el {share} % o más; otra es NA, sea lo que sea lo que se registró en ella.</translation>
    </message>
    <message>
      <source>Animals</source>
      <translation>Animales</translation>
    </message>
    <message>
      <source>Any time that a camera worked counts.</source>
      <translation>Cuenta cualquier tiempo en que funcionó una cámara.</translation>
    </message>
    <message>
      <source>Apr</source>
      <translation>abr</translation>
    </message>
    <message>
      <source>As they came</source>
      <translation>En orden cronológico</translation>
    </message>
    <message>
      <source>At one site alone, and so without an interval: {which}.</source>
      <translation>En un solo sitio y por eso sin intervalo: {which}.</translation>
    </message>
    <message>
      <source>Aug</source>
      <translation>ago</translation>
    </message>
    <message>
      <source>BCa bootstrap ({n} samples) of whole sites; of fewer than {m} sites, of whole videos: it then holds for these sites alone, and is too narrow where several videos show one visit.</source>
      <translation>Bootstrap BCa ({n} muestras) de sitios enteros; con menos de {m} sitios, de videos enteros: entonces vale solo para estos sitios y resulta demasiado estrecho donde varios videos muestran una misma visita.</translation>
    </message>
    <message>
      <source>BCa bootstrap of whole sites ({n} samples), at levels widened for few sites.</source>
      <translation>Bootstrap BCa de sitios enteros ({n} muestras), con niveles ampliados para pocos sitios.</translation>
    </message>
    <message>
      <source>Behavior</source>
      <translation>Comportamiento</translation>
    </message>
    <message>
      <source>Behavior by hour</source>
      <translation>Comportamiento por hora</translation>
    </message>
    <message>
      <source>Behavior by season</source>
      <translation>Comportamiento por estación del año</translation>
    </message>
    <message>
      <source>Behavior by site</source>
      <translation>Comportamiento por sitio</translation>
    </message>
    <message>
      <source>Bootstraps</source>
      <translation>Bootstraps</translation>
    </message>
    <message>
      <source>Both</source>
      <translation>Ambos</translation>
    </message>
    <message>
      <source>Bouts</source>
      <translation>Episodios</translation>
    </message>
    <message>
      <source>Bouts at each site. Sites with more effort have more of everything.</source>
      <translation>Episodios en cada sitio. Los sitios con más esfuerzo de muestreo tienen más de todo.</translation>
    </message>
    <message>
      <source>Bouts that begin in each hour, by the camera's clock.</source>
      <translation>Episodios que empiezan en cada hora, según la hora de la cámara.</translation>
    </message>
    <message>
      <source>Bouts that begin in each month, by the camera's clock, years taken together. Months with more effort have more of everything.</source>
      <translation>Episodios que empiezan en cada mes, según la hora de la cámara, con los años juntos. Los meses con más esfuerzo de muestreo tienen más de todo.</translation>
    </message>
    <message>
      <source>Boxes: median and quartiles; whiskers to the last bout within 1.5 times their distance. Bouts that begin or end with their video are cut off there and are in fact longer. 95 % interval of the mean: {drawn}</source>
      <translation>Cajas: mediana y cuartiles; bigotes hasta el último episodio dentro de 1,5 veces el rango intercuartílico. Los episodios que empiezan o acaban con su video están cortados ahí y en realidad son más largos. Intervalo del 95 % de la media: {drawn}</translation>
    </message>
    <message>
      <source>Camera-days</source>
      <translation>Días-cámara</translation>
    </message>
    <message>
      <source>Circles have an area proportional to the number of independent events: sites with more effort have more. Equirectangular, true to scale at the middle latitude, WGS84. Coasts and borders are right to about half a kilometer; borders are drawn as their source has them.</source>
      <translation>El área de los círculos es proporcional al número de eventos independientes: los sitios con más esfuerzo de muestreo tienen más. Proyección equirrectangular, a escala en la latitud media, WGS84. Las costas y fronteras tienen una precisión de medio kilómetro; las fronteras se dibujan como en su fuente.</translation>
    </message>
    <message>
      <source>Class</source>
      <translation>Clase</translation>
    </message>
    <message>
      <source>Clocks hours away from the time of the place, as if set to UTC: {which}. Their hours are not those of the day there; daily activity by the sun is right.</source>
      <translation>Relojes a horas de distancia de la hora del lugar, como puestos en UTC: {which}. Sus horas no son las del día allí; la actividad diaria según el sol es correcta.</translation>
    </message>
    <message>
      <source>Clocks of one site differ in their offset from UTC, and so do their hours: {which}.</source>
      <translation>Los relojes de un mismo sitio difieren en su desfase respecto a UTC, y por tanto en sus horas: {which}.</translation>
    </message>
    <message>
      <source>Coefficient</source>
      <translation>Coeficiente</translation>
    </message>
    <message>
      <source>Coefficient of overlapping of two von Mises kernel densities of the times of independent events, over {clock}. {rule} Dhat1 for samples below 50 events, Dhat4 above; bandwidths as in the R package overlap, for Dhat1 narrower (adjust 0.8) than those of the curves. {intervals}</source>
      <translation>Coeficiente de solapamiento de dos densidades de kernel von Mises de las horas de los eventos independientes, sobre {clock}. {rule} Dhat1 para muestras de menos de 50 eventos, Dhat4 para mayores; anchos de banda como en el paquete overlap de R, para Dhat1 más estrechos (adjust = 0,8) que los de las curvas. {intervals}</translation>
    </message>
    <message>
      <source>Columns: the first {n} of {all}; the table has all.</source>
      <translation>Columnas: las primeras {n} de {all}; la tabla las tiene todas.</translation>
    </message>
    <message>
      <source>Coordinates</source>
      <translation>Coordenadas</translation>
    </message>
    <message>
      <source>Coordinates are rounded, {reach} off at most. Names of sites may still tell where they are.</source>
      <translation>Las coordenadas están redondeadas, a {reach} como mucho. Los nombres de los sitios aún pueden revelar dónde están.</translation>
    </message>
    <message>
      <source>Daily activity</source>
      <translation>Actividad diaria</translation>
    </message>
    <message>
      <source>Days</source>
      <translation>Días</translation>
    </message>
    <message>
      <source>Dec</source>
      <translation>dic</translation>
    </message>
    <message>
      <source>Density of activity per hour</source>
      <translation>Densidad de actividad por hora</translation>
    </message>
    <message>
      <source>Density per hour</source>
      <translation>Densidad por hora</translation>
    </message>
    <message>
      <source>Deployments without start or end: {n}; the first or last video stands for it, and less than a day counts as none ({which}). That is too little, unless the camera stopped there.</source>
      <translation>Despliegues sin inicio o sin fin: {n}; en su lugar vale el primer o el último video, y menos de un día no cuenta ({which}). Es demasiado poco, salvo que la cámara dejara de funcionar entonces.</translation>
    </message>
    <message>
      <source>Detection history</source>
      <translation>Historial de detección</translation>
    </message>
    <message>
      <source>Detection history: {species}</source>
      <translation>Historial de detección: {species}</translation>
    </message>
    <message>
      <source>Differ</source>
      <translation>Difieren</translation>
    </message>
    <message>
      <source>Duration of bouts</source>
      <translation>Duración de los episodios</translation>
    </message>
    <message>
      <source>E</source>
      <translation>E</translation>
    </message>
    <message>
      <source>Each of the two needs {n} events: label {one} and {other}.</source>
      <translation>Cada una de las dos necesita {n} eventos: faltan {one} y {other}.</translation>
    </message>
    <message>
      <source>Each of the two needs {n} events: label {what}.</source>
      <translation>Cada una de las dos necesita {n} eventos: faltan {what}.</translation>
    </message>
    <message>
      <source>Each row is a site, each column an occasion of {n} days from the first day of the survey on: 1 seen, 0 not seen, empty (NA) where no camera worked.</source>
      <translation>Una fila por sitio, una columna por ocasión de {n} días desde el primer día del muestreo: 1 detectada, 0 no detectada, vacío (NA) donde no funcionó ninguna cámara.</translation>
    </message>
    <message>
      <source>Each row is a site, each column an occasion of {n} days from the first day of the survey on: the days that its cameras worked (two at once count twice); empty (NA) where none did or nobody knows how long.</source>
      <translation>Una fila por sitio, una columna por ocasión de {n} días desde el primer día del muestreo: los días que funcionaron sus cámaras, de dos a la vez ambas; vacío (NA) donde no funcionó ninguna o nadie sabe cuánto.</translation>
    </message>
    <message>
      <source>Effort by occasion</source>
      <translation>Esfuerzo de muestreo por ocasión</translation>
    </message>
    <message>
      <source>Effort needs a deployment with a start and an end.</source>
      <translation>El esfuerzo de muestreo necesita un despliegue con inicio y fin.</translation>
    </message>
    <message>
      <source>Events</source>
      <translation>Eventos</translation>
    </message>
    <message>
      <source>Events A</source>
      <translation>Eventos A</translation>
    </message>
    <message>
      <source>Events B</source>
      <translation>Eventos B</translation>
    </message>
    <message>
      <source>Events at sites without known effort, left out: {n}.</source>
      <translation>Eventos en sitios sin esfuerzo de muestreo conocido, omitidos: {n}.</translation>
    </message>
    <message>
      <source>Expected</source>
      <translation>Esperado</translation>
    </message>
    <message>
      <source>Expected species</source>
      <translation>Especies esperadas</translation>
    </message>
    <message>
      <source>F1</source>
      <translation>F1</translation>
    </message>
    <message>
      <source>Feb</source>
      <translation>feb</translation>
    </message>
    <message>
      <source>First</source>
      <translation>Primero</translation>
    </message>
    <message>
      <source>Give animals a name in Review (Individual) to see what each one does.</source>
      <translation>Dé nombre a los animales en «Revisar» (Individuo) para ver qué hace cada uno.</translation>
    </message>
    <message>
      <source>High</source>
      <translation>Límite superior</translation>
    </message>
    <message>
      <source>Hour</source>
      <translation>Hora</translation>
    </message>
    <message>
      <source>Hours</source>
      <translation>Horas</translation>
    </message>
    <message>
      <source>Independent events</source>
      <translation>Eventos independientes</translation>
    </message>
    <message>
      <source>Individual</source>
      <translation>Individuo</translation>
    </message>
    <message>
      <source>Interval over</source>
      <translation>Intervalo sobre</translation>
    </message>
    <message>
      <source>Jan</source>
      <translation>ene</translation>
    </message>
    <message>
      <source>Jul</source>
      <translation>jul</translation>
    </message>
    <message>
      <source>Jun</source>
      <translation>jun</translation>
    </message>
    <message>
      <source>Kappa</source>
      <translation>Kappa</translation>
    </message>
    <message>
      <source>Label behaviors first: put a bout on an animal's lane in Review.</source>
      <translation>Etiquete primero comportamientos: ponga un episodio en la fila de un animal en «Revisar».</translation>
    </message>
    <message>
      <source>Label behaviors in videos: moments, and behaviors in photos, have no length.</source>
      <translation>Etiquete comportamientos en videos: los momentos y los comportamientos en fotos no duran nada.</translation>
    </message>
    <message>
      <source>Label one more event of {species} for an activity curve.</source>
      <translation>Falta un evento más ({species}) para una curva de actividad.</translation>
    </message>
    <message>
      <source>Label {n} more events of {species} for an activity curve.</source>
      <translation>Faltan {n} eventos más ({species}) para una curva de actividad.</translation>
    </message>
    <message>
      <source>Latitude</source>
      <translation>Latitud</translation>
    </message>
    <message>
      <source>Left out, as no model that knows species looked at them: {n} of the reviewed animals.</source>
      <translation>Omitidos porque ningún modelo que conozca especies los examinó: {n} de los animales revisados.</translation>
    </message>
    <message>
      <source>Left out, as the model learned from their videos: {n} of the reviewed animals.</source>
      <translation>Omitidos, porque el modelo aprendió de sus videos: {n} de los animales revisados.</translation>
    </message>
    <message>
      <source>Left out, since they have no length: {n} moments and behaviors in photos.</source>
      <translation>Omitidos por no tener duración: {n} momentos y comportamientos en fotos.</translation>
    </message>
    <message>
      <source>Longest s</source>
      <translation>Máximo s</translation>
    </message>
    <message>
      <source>Longitude</source>
      <translation>Longitud</translation>
    </message>
    <message>
      <source>Low</source>
      <translation>Límite inferior</translation>
    </message>
    <message>
      <source>Lower quartile s</source>
      <translation>Cuartil inferior s</translation>
    </message>
    <message>
      <source>Machine against people</source>
      <translation>Programa frente a personas</translation>
    </message>
    <message>
      <source>Made by {program}, {when}. Everything was computed on this computer.</source>
      <translation>Hecho con {program}, {when}. Todo se calculó en este equipo.</translation>
    </message>
    <message>
      <source>Map of sites</source>
      <translation>Mapa de sitios</translation>
    </message>
    <message>
      <source>Mar</source>
      <translation>mar</translation>
    </message>
    <message>
      <source>MaxN</source>
      <translation>MaxN</translation>
    </message>
    <message>
      <source>MaxN first at</source>
      <translation>MaxN alcanzado a las</translation>
    </message>
    <message>
      <source>May</source>
      <translation>may</translation>
    </message>
    <message>
      <source>Mean high s</source>
      <translation>Media, límite superior s</translation>
    </message>
    <message>
      <source>Mean low s</source>
      <translation>Media, límite inferior s</translation>
    </message>
    <message>
      <source>Mean s</source>
      <translation>Media s</translation>
    </message>
    <message>
      <source>Median s</source>
      <translation>Mediana s</translation>
    </message>
    <message>
      <source>Missed</source>
      <translation>No detectado</translation>
    </message>
    <message>
      <source>Models</source>
      <translation>Modelos</translation>
    </message>
    <message>
      <source>Month</source>
      <translation>Mes</translation>
    </message>
    <message>
      <source>Most of the trap nights are a time without any video: {which}. Was a clock wrong, or did the camera stop? Repair the clock, or say start, end or the gap.</source>
      <translation>La mayor parte de las noches-trampa es un periodo sin ningún video: {which}. ¿Iba mal un reloj, o dejó de funcionar la cámara? Corrija el reloj, o indique el inicio, el fin o la interrupción.</translation>
    </message>
    <message>
      <source>N</source>
      <translation>N</translation>
    </message>
    <message>
      <source>Naive occupancy</source>
      <translation>Ocupación ingenua</translation>
    </message>
    <message>
      <source>Name at least one animal in a video with a date: events are counted by species, site and time.</source>
      <translation>Identifique al menos un animal en un video con fecha: los eventos se cuentan por especie, sitio y hora.</translation>
    </message>
    <message>
      <source>Name at least {n} events of one species for an activity curve.</source>
      <translation>Identifique al menos {n} eventos de una especie para una curva de actividad.</translation>
    </message>
    <message>
      <source>Needs named animals on at least two days of one site, or at two sites.</source>
      <translation>Necesita animales identificados en al menos dos días de un sitio, o en dos sitios.</translation>
    </message>
    <message>
      <source>Needs two bouts, one after the other, of the same animal.</source>
      <translation>Necesita dos episodios seguidos del mismo animal.</translation>
    </message>
    <message>
      <source>New after {n} site-days</source>
      <translation>Nuevas tras {n} días de sitio</translation>
    </message>
    <message>
      <source>No site has coordinates yet. Write them into Export ▸ Deployments and clocks…, or import them.</source>
      <translation>Ningún sitio tiene coordenadas todavía. Escríbalas en Exportar ▸ Despliegues y relojes… o impórtelas.</translation>
    </message>
    <message>
      <source>Not counted, as they may be species seen here under a narrower name: {which}.</source>
      <translation>No se cuentan, porque pueden ser especies vistas aquí con un nombre más preciso: {which}.</translation>
    </message>
    <message>
      <source>Nothing</source>
      <translation>Nada</translation>
    </message>
    <message>
      <source>Nov</source>
      <translation>nov</translation>
    </message>
    <message>
      <source>Number of species</source>
      <translation>Número de especies</translation>
    </message>
    <message>
      <source>Numbers: one row</source>
      <translation>Números: una fila</translation>
    </message>
    <message>
      <source>Numbers: {n} rows</source>
      <translation>Números: {n} filas</translation>
    </message>
    <message>
      <source>Observations</source>
      <translation>Observaciones</translation>
    </message>
    <message>
      <source>Occasion of {n} days, from</source>
      <translation>Ocasión de {n} días, desde</translation>
    </message>
    <message>
      <source>Occasions</source>
      <translation>Ocasiones</translation>
    </message>
    <message>
      <source>Oct</source>
      <translation>oct</translation>
    </message>
    <message>
      <source>Of all bouts of the behavior in a row that are followed by another of the same animal in the same video, the share that is followed by the behavior in a column. {sureness}</source>
      <translation>De todos los episodios del comportamiento de una fila seguidos por otro del mismo animal en el mismo video, la proporción seguida por el comportamiento de la columna. {sureness}</translation>
    </message>
    <message>
      <source>Of the animals that a person reviewed, those marked as reacting to the camera. {sureness}</source>
      <translation>De los animales que revisó una persona, aquellos con una reacción a la cámara indicada. {sureness}</translation>
    </message>
    <message>
      <source>Offset from UTC guessed by longitude at {where}: say it in the deployments.</source>
      <translation>Desfase de UTC supuesto por la longitud en {where}: indíquelo en los despliegues.</translation>
    </message>
    <message>
      <source>One animal without a name left out.</source>
      <translation>Se omitió un animal sin nombre.</translation>
    </message>
    <message>
      <source>One video without a date left out with all observations ({which}).</source>
      <translation>Se omitió un video sin fecha con todas sus observaciones ({which}).</translation>
    </message>
    <message>
      <source>Overlap</source>
      <translation>Solapamiento</translation>
    </message>
    <message>
      <source>Overlap needs two species with at least {n} events each.</source>
      <translation>El solapamiento necesita dos especies con al menos {n} eventos cada una.</translation>
    </message>
    <message>
      <source>Overlap of two species</source>
      <translation>Solapamiento de dos especies</translation>
    </message>
    <message>
      <source>Overlap: {one} and {other}</source>
      <translation>Solapamiento: {one} y {other}</translation>
    </message>
    <message>
      <source>Person</source>
      <translation>Persona</translation>
    </message>
    <message>
      <source>Precision</source>
      <translation>Precisión</translation>
    </message>
    <message>
      <source>Precision high</source>
      <translation>Precisión hasta</translation>
    </message>
    <message>
      <source>Precision low</source>
      <translation>Precisión desde</translation>
    </message>
    <message>
      <source>RAI</source>
      <translation>RAI</translation>
    </message>
    <message>
      <source>RAI has no interval here: sites with effort are {m}, and it needs {n}.</source>
      <translation>El RAI no tiene intervalo aquí: los sitios con esfuerzo de muestreo son {m} y necesita {n}.</translation>
    </message>
    <message>
      <source>RAI high</source>
      <translation>RAI hasta</translation>
    </message>
    <message>
      <source>RAI low</source>
      <translation>RAI desde</translation>
    </message>
    <message>
      <source>RAI needs a deployment with a start and an end.</source>
      <translation>El RAI necesita un despliegue con inicio y fin.</translation>
    </message>
    <message>
      <source>RAI: events in 100 trap nights</source>
      <translation>RAI: eventos por cada 100 noches-trampa</translation>
    </message>
    <message>
      <source>Reacting</source>
      <translation>Con reacción</translation>
    </message>
    <message>
      <source>Reactions to the camera</source>
      <translation>Reacciones a la cámara</translation>
    </message>
    <message>
      <source>Recall</source>
      <translation>Exhaustividad</translation>
    </message>
    <message>
      <source>Recall high</source>
      <translation>Exhaustividad hasta</translation>
    </message>
    <message>
      <source>Recall low</source>
      <translation>Exhaustividad desde</translation>
    </message>
    <message>
      <source>Recall: share of a class that the machine named right</source>
      <translation>Exhaustividad: proporción de una clase que el programa identificó bien</translation>
    </message>
    <message>
      <source>Records before the first or after the last occasion, left out: {n}.</source>
      <translation>Registros anteriores a la primera ocasión o posteriores a la última, omitidos: {n}.</translation>
    </message>
    <message>
      <source>Records left out, in occasions in which no camera worked long enough: {n}.</source>
      <translation>Registros omitidos en ocasiones con muy poco muestreo: {n}.</translation>
    </message>
    <message>
      <source>Records outside of their deployment's start and end: {n}; events count them, effort does not cover them ({which}).</source>
      <translation>Registros fuera del inicio y el fin de su despliegue: {n}; cuentan como eventos, pero no están incluidos en el esfuerzo de muestreo ({which}).</translation>
    </message>
    <message>
      <source>Relative abundance</source>
      <translation>Abundancia relativa</translation>
    </message>
    <message>
      <source>Relative abundance by site</source>
      <translation>Abundancia relativa por sitio</translation>
    </message>
    <message>
      <source>Review animals and mark those that react to the camera.</source>
      <translation>Revise animales y marque los que reaccionan a la cámara.</translation>
    </message>
    <message>
      <source>Review some of what a model named: each accept, correction and rejection is compared here.</source>
      <translation>Revise algo de lo que identificó un modelo: aquí se compara cada aceptación, corrección y rechazo.</translation>
    </message>
    <message>
      <source>Reviewed</source>
      <translation>Revisado</translation>
    </message>
    <message>
      <source>Rows: the first {n} of {all}; the table has all.</source>
      <translation>Filas: las primeras {n} de {all}; la tabla las tiene todas.</translation>
    </message>
    <message>
      <source>S</source>
      <translation>S</translation>
    </message>
    <message>
      <source>Same</source>
      <translation>Coinciden</translation>
    </message>
    <message>
      <source>Sample coverage: {n} %.</source>
      <translation>Cobertura de la muestra: {n} %.</translation>
    </message>
    <message>
      <source>Scientific name</source>
      <translation>Nombre científico</translation>
    </message>
    <message>
      <source>Seconds</source>
      <translation>Segundos</translation>
    </message>
    <message>
      <source>Seen at fewer than {m} sites, and so with intervals that take events as independent: {which}. They hold for these sites alone, and are too narrow.</source>
      <translation>Vistas en menos de {m} sitios, y por eso con intervalos que toman los eventos como independientes: {which}. Valen solo para estos sitios y resultan demasiado estrechos.</translation>
    </message>
    <message>
      <source>Seen so far</source>
      <translation>Detectadas hasta entonces</translation>
    </message>
    <message>
      <source>Sep</source>
      <translation>sep</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Ajustes</translation>
    </message>
    <message>
      <source>Share</source>
      <translation>Proporción</translation>
    </message>
    <message>
      <source>Share of sites</source>
      <translation>Proporción de sitios</translation>
    </message>
    <message>
      <source>Share of time in view</source>
      <translation>Proporción del tiempo a la vista</translation>
    </message>
    <message>
      <source>Share of what follows</source>
      <translation>Proporción de lo que sigue</translation>
    </message>
    <message>
      <source>Share on which both agree</source>
      <translation>Proporción en que ambos coinciden</translation>
    </message>
    <message>
      <source>Share that reacts</source>
      <translation>Proporción que reacciona</translation>
    </message>
    <message>
      <source>Site</source>
      <translation>Sitio</translation>
    </message>
    <message>
      <source>Site-days</source>
      <translation>Días de sitio</translation>
    </message>
    <message>
      <source>Site-days with a camera</source>
      <translation>Días de sitio con cámara</translation>
    </message>
    <message>
      <source>Sites</source>
      <translation>Sitios</translation>
    </message>
    <message>
      <source>Sites surveyed</source>
      <translation>Sitios muestreados</translation>
    </message>
    <message>
      <source>Sites where a species was seen, of the sites where a camera worked; 95 % interval by Wilson. Naive: a site where it was there and missed counts as empty. Models that correct for that read the detection history.</source>
      <translation>Sitios donde se detectó una especie, entre los sitios con una cámara en funcionamiento; intervalo del 95 % de Wilson. Ingenua: un sitio donde estaba y pasó inadvertida cuenta como no ocupado. Los modelos que lo corrigen leen el historial de detección.</translation>
    </message>
    <message>
      <source>Sites with it</source>
      <translation>Sitios con registro</translation>
    </message>
    <message>
      <source>Species</source>
      <translation>Especie</translation>
    </message>
    <message>
      <source>Species A</source>
      <translation>Especie A</translation>
    </message>
    <message>
      <source>Species B</source>
      <translation>Especie B</translation>
    </message>
    <message>
      <source>Species accumulation</source>
      <translation>Acumulación de especies</translation>
    </message>
    <message>
      <source>Species and sites</source>
      <translation>Especies y sitios</translation>
    </message>
    <message>
      <source>Sun time</source>
      <translation>Hora solar</translation>
    </message>
    <message>
      <source>Sun time needs the coordinates of the sites. Give them, or look at the camera's clock.</source>
      <translation>La hora solar necesita las coordenadas de los sitios. Indíquelas o use la hora de la cámara.</translation>
    </message>
    <message>
      <source>The first {n} of {all}; the table has all.</source>
      <translation>Los primeros {n} de {all}; la tabla los tiene todos.</translation>
    </message>
    <message>
      <source>The machine says</source>
      <translation>Según el programa</translation>
    </message>
    <message>
      <source>The sun did not rise or set on the days of these events: look at the camera's clock.</source>
      <translation>El sol no salió o no se puso en los días de estos eventos: use la hora de la cámara.</translation>
    </message>
    <message>
      <source>The videos have no dates.</source>
      <translation>Los videos no tienen fecha.</translation>
    </message>
    <message>
      <source>Then</source>
      <translation>Luego</translation>
    </message>
    <message>
      <source>Time budget by individual</source>
      <translation>Presupuesto de tiempo por individuo</translation>
    </message>
    <message>
      <source>Time budget by species</source>
      <translation>Presupuesto de tiempo por especie</translation>
    </message>
    <message>
      <source>Time in bouts of each behavior as a share of all time in which the animals were in view. What no bout covers is not labelled. Of time with several behaviors each has an equal part of the share, and all of the seconds. An animal is one in one video; n is how many were in view. 95 % interval: {drawn}</source>
      <translation>Tiempo en episodios de cada comportamiento como proporción de todo el tiempo en que los animales estuvieron a la vista. Lo que ningún episodio cubre está sin etiquetar. Del tiempo con varios comportamientos, cada uno tiene una parte igual de la proporción y todo en los segundos. Un animal es uno en un video; n es cuántos estuvieron a la vista. Intervalo del 95 %: {drawn}</translation>
    </message>
    <message>
      <source>Time of day, camera clock</source>
      <translation>Hora del día, hora de la cámara</translation>
    </message>
    <message>
      <source>Times</source>
      <translation>Frecuencia</translation>
    </message>
    <message>
      <source>Trap nights</source>
      <translation>Noches-trampa</translation>
    </message>
    <message>
      <source>Unnamed</source>
      <translation>Sin nombre</translation>
    </message>
    <message>
      <source>Upper quartile s</source>
      <translation>Cuartil superior s</translation>
    </message>
    <message>
      <source>Vehicle</source>
      <translation>Vehículo</translation>
    </message>
    <message>
      <source>Videos</source>
      <translation>Videos</translation>
    </message>
    <message>
      <source>Von Mises kernel density of the times of independent events, over {clock}. {rule} Bandwidth by Taylor's rule, as in the R package overlap. The activity level is the share of the day spent active, if all are active at the peak: mean over maximum of the curve, by the sun on a day as long as the mean of its events' days. Bounds of a curve are each hour's by itself; they are drawn where there are at most two curves. {intervals}</source>
      <translation>Densidad de kernel von Mises de las horas de los eventos independientes, sobre {clock}. {rule} Ancho de banda según la regla de Taylor, como en el paquete overlap de R. El nivel de actividad es la parte del día en actividad, si en el máximo todos están activos: media de la curva dividida entre su máximo, en hora solar en un día con tanta luz como la media de los días de los eventos. Los límites de una curva son los de cada hora por sí mismos; se dibujan cuando hay dos curvas como máximo. {intervals}</translation>
    </message>
    <message>
      <source>W</source>
      <translation>O</translation>
    </message>
    <message>
      <source>What follows what</source>
      <translation>Secuencia de comportamientos</translation>
    </message>
    <message>
      <source>What the machine said of each animal that a person reviewed, against what the person says. Nothing: the person rejected it. Missed: the person added it; Cohen's kappa, which is of what both have classified, leaves it out. Names are compared as they stand: a family that a person made a species differs. Reviewed animals are often the doubtful ones, so that figures are too low for all that was found. What the machine missed in videos that nobody looked at counts nowhere: by that recall is too high.</source>
      <translation>Lo que el programa dijo de cada animal que revisó una persona, frente a lo que indicó la persona. Nada: la persona lo rechazó. No detectado: la persona lo añadió; la kappa de Cohen, que es de lo que ambos clasificaron, no lo cuenta. Los nombres se comparan tal como están: una familia que una persona precisó hasta la especie cuenta como diferencia. Los animales revisados suelen ser los dudosos, de modo que las cifras son demasiado bajas para todo lo encontrado. Lo que el programa no detectó en videos que nadie miró no cuenta en ninguna parte: en esa medida la exhaustividad es demasiado alta.</translation>
    </message>
    <message>
      <source>Wider names are counted by themselves, without the species seen here that belong to them: {which}.</source>
      <translation>Los nombres más amplios se cuentan por sí solos, sin las especies vistas aquí que pertenecen a ellos: {which}.</translation>
    </message>
    <message>
      <source>Without any bout, and so left out: {which}.</source>
      <translation>Sin ningún episodio y por eso omitidos: {which}.</translation>
    </message>
    <message>
      <source>all</source>
      <translation>todos</translation>
    </message>
    <message>
      <source>all that count</source>
      <translation>todas las vigentes</translation>
    </message>
    <message>
      <source>all that count; of models alone from a confidence of {share} % on</source>
      <translation>todas las que cuentan; de modelos solos, desde una confianza del {share} %</translation>
    </message>
    <message>
      <source>as exact as they are known</source>
      <translation>tan exactas como se conocen</translation>
    </message>
    <message>
      <source>common</source>
      <translation>común</translation>
    </message>
    <message>
      <source>midnight</source>
      <translation>medianoche</translation>
    </message>
    <message>
      <source>none</source>
      <translation>ninguno</translation>
    </message>
    <message>
      <source>noon</source>
      <translation>mediodía</translation>
    </message>
    <message>
      <source>not known (NA)</source>
      <translation>no se sabe (NA)</translation>
    </message>
    <message>
      <source>not labelled</source>
      <translation>sin etiquetar</translation>
    </message>
    <message>
      <source>not seen</source>
      <translation>no detectada</translation>
    </message>
    <message>
      <source>one animal</source>
      <translation>un animal</translation>
    </message>
    <message>
      <source>one bout</source>
      <translation>un episodio</translation>
    </message>
    <message>
      <source>one event</source>
      <translation>un evento</translation>
    </message>
    <message>
      <source>one video</source>
      <translation>un video</translation>
    </message>
    <message>
      <source>other</source>
      <translation>otros</translation>
    </message>
    <message>
      <source>reviewed by a person</source>
      <translation>revisadas por una persona</translation>
    </message>
    <message>
      <source>reviewed by a person or confirmed by a rule</source>
      <translation>revisadas por una persona o confirmadas por una regla</translation>
    </message>
    <message>
      <source>rounded, {reach} off at most</source>
      <translation>redondeadas, a {reach} como mucho</translation>
    </message>
    <message>
      <source>seen</source>
      <translation>detectada</translation>
    </message>
    <message>
      <source>sun time</source>
      <translation>la hora solar</translation>
    </message>
    <message>
      <source>sunrise</source>
      <translation>amanecer</translation>
    </message>
    <message>
      <source>sunset</source>
      <translation>ocaso</translation>
    </message>
    <message>
      <source>the camera's clock</source>
      <translation>la hora de la cámara</translation>
    </message>
    <message>
      <source>{first} to {last}</source>
      <translation>de {first} a {last}</translation>
    </message>
    <message>
      <source>{first}, then {second}</source>
      <translation>{first}, luego {second}</translation>
    </message>
    <message>
      <source>{names} and {n} more</source>
      <translation>{names} y {n} más</translation>
    </message>
    <message>
      <source>{name} = {value} (95 % interval {low} to {high}).</source>
      <translation>{name} = {value} (intervalo del 95 %: {low} a {high}).</translation>
    </message>
    <message>
      <source>{name} {value} ({low} to {high})</source>
      <translation>{name} {value} ({low} a {high})</translation>
    </message>
    <message>
      <source>{n} animals</source>
      <translation>{n} animales</translation>
    </message>
    <message>
      <source>{n} animals without a name left out.</source>
      <translation>Se omitieron {n} animales sin nombre.</translation>
    </message>
    <message>
      <source>{n} bouts</source>
      <translation>{n} episodios</translation>
    </message>
    <message>
      <source>{n} camera-days</source>
      <translation>{n} días-cámara</translation>
    </message>
    <message>
      <source>{n} days</source>
      <translation>{n} días</translation>
    </message>
    <message>
      <source>{n} days, worked {share} % or more</source>
      <translation>{n} días, {share} % o más muestreado</translation>
    </message>
    <message>
      <source>{n} events</source>
      <translation>{n} eventos</translation>
    </message>
    <message>
      <source>{n} events left out: no coordinates, or the sun did not rise or set that day.</source>
      <translation>Se omitieron {n} eventos: sin coordenadas, o el sol no salió o no se puso ese día.</translation>
    </message>
    <message>
      <source>{n} events, {m} species</source>
      <translation>{n} eventos, {m} especies</translation>
    </message>
    <message>
      <source>{n} more of {species}</source>
      <translation>{n} más ({species})</translation>
    </message>
    <message>
      <source>{n} more rows are left out here.</source>
      <translation>Aquí se omiten {n} filas más.</translation>
    </message>
    <message>
      <source>{n} of {all}</source>
      <translation>{n} de {all}</translation>
    </message>
    <message>
      <source>{n} of {all} animals named by a model alone.</source>
      <translation>{n} de {all} animales identificados solo por un modelo.</translation>
    </message>
    <message>
      <source>{n} of {all} bouts said by a model alone.</source>
      <translation>{n} de {all} episodios, solo según un modelo.</translation>
    </message>
    <message>
      <source>{n} of {all} sites</source>
      <translation>{n} de {all} sitios</translation>
    </message>
    <message>
      <source>{n} of {all} sites have no coordinates.</source>
      <translation>{n} de {all} sitios no tienen coordenadas.</translation>
    </message>
    <message>
      <source>{n} of {all} the same.</source>
      <translation>{n} de {all} coinciden.</translation>
    </message>
    <message>
      <source>{n} of {all} the same; Cohen's kappa of the {m} that the machine found: {kappa}.</source>
      <translation>{n} de {all} coinciden; kappa de Cohen de los {m} que encontró el programa: {kappa}.</translation>
    </message>
    <message>
      <source>{n} sites</source>
      <translation>{n} sitios</translation>
    </message>
    <message>
      <source>{n} species not drawn: fewer than {m} events, or beyond the {k} with most. Choose species above.</source>
      <translation>{n} especies sin dibujar: menos de {m} eventos, o fuera de las {k} con más. Elija especies arriba.</translation>
    </message>
    <message>
      <source>{n} species seen; at least {m} by Chao2 (95 % interval {low} to {high}).</source>
      <translation>{n} especies detectadas; al menos {m} según Chao2 (intervalo del 95 %: {low} a {high}).</translation>
    </message>
    <message>
      <source>{n} videos</source>
      <translation>{n} videos</translation>
    </message>
    <message>
      <source>{n} videos without a date left out with all observations ({which}).</source>
      <translation>Se omitieron {n} videos sin fecha con todas sus observaciones ({which}).</translation>
    </message>
    <message>
      <source>{person}, by the machine {machine}</source>
      <translation>{person}, según el programa {machine}</translation>
    </message>
    <message>
      <source>{rule} MaxN is the most individuals in view at once. RAI is the number of events in 100 trap nights: an index, which detection and effort shape as well as abundance. A site where a species was not seen has no row: RAI there is 0, and a mean over sites has to count it. MaxN has no interval: a highest count has none that holds.</source>
      <translation>{rule} MaxN es el mayor número de individuos a la vista a la vez. RAI es el número de eventos por cada 100 noches-trampa: un índice que depende tanto de la abundancia como de la detección y del esfuerzo. Un sitio donde no se vio una especie no tiene fila: allí el RAI es 0, y una media entre sitios debe contarlo. MaxN no tiene intervalo: para un recuento máximo no hay ninguno que valga.</translation>
    </message>
    <message>
      <source>{rule} RAI is the number of events in 100 trap nights: all events over all nights, of sites without the species, too. It is an index, which detection and effort shape as well as abundance: it compares a species with itself rather than with others. 95 % interval: {drawn}</source>
      <translation>{rule} RAI es el número de eventos por cada 100 noches-trampa: todos los eventos entre todas las noches, también las de los sitios sin la especie. Es un índice que depende tanto de la abundancia como de la detección y del esfuerzo: compara una especie consigo misma más que con otras. Intervalo del 95 %: {drawn}</translation>
    </message>
    <message>
      <source>{rule} RAI is the number of events in 100 trap nights; sites where a species was not seen have a row, too, with 0. 95 % interval: that of a Poisson count, exact. It takes events as coming by chance, each by itself; they come in clusters, and so it is too narrow.</source>
      <translation>{rule} RAI es el número de eventos por cada 100 noches-trampa; los sitios donde no se vio una especie también tienen fila, con 0. Intervalo del 95 %: el exacto de un recuento de Poisson. Supone que los eventos llegan al azar, cada uno por sí mismo; llegan agrupados y por eso resulta demasiado estrecho.</translation>
    </message>
    <message>
      <source>{site}, from {day}</source>
      <translation>{site}, desde {day}</translation>
    </message>
    <message>
      <source>{start} to {end}</source>
      <translation>de {start} a {end}</translation>
    </message>
    <message>
      <source>{value} (95 % interval {low} to {high})</source>
      <translation>{value} (intervalo del 95 %: {low} a {high})</translation>
    </message>
    <message>
      <source>{value} (95 % interval {low} to {high}, over {what})</source>
      <translation>{value} (intervalo del 95 %: {low} a {high}, sobre {what})</translation>
    </message>
    <message>
      <source>{videos} videos at {sites} sites in {nights} trap nights; {events} independent events of {species} species.</source>
      <translation>{videos} videos en {sites} sitios en {nights} noches-trampa; {events} eventos independientes de {species} especies.</translation>
    </message>
  </context>
  <context>
    <name>Terms</name>
    <message>
      <source>24 hours of one working camera each, gaps taken off.</source>
      <translation>24 horas de una cámara en funcionamiento cada una, sin las interrupciones.</translation>
    </message>
    <message>
      <source>A detection: what a model, or motion alone, found.</source>
      <translation>Una detección: lo que encontró un modelo, o solo el movimiento.</translation>
    </message>
    <message>
      <source>A label: it counts, whatever the machine says.</source>
      <translation>Una etiqueta: es lo que vale, diga lo que diga el programa.</translation>
    </message>
    <message>
      <source>A place where cameras stand.</source>
      <translation>Un lugar donde hay cámaras.</translation>
    </message>
    <message>
      <source>Agreement beyond chance: 0 as by chance, 1 always.</source>
      <translation>Concordancia más allá del azar: 0 como al azar, 1 siempre.</translation>
    </message>
    <message>
      <source>How alike two activity curves are: 0 not at all, 1 the same.</source>
      <translation>Cuánto se parecen dos curvas de actividad: 0 nada, 1 iguales.</translation>
    </message>
    <message>
      <source>Independent events of the first species.</source>
      <translation>Eventos independientes de la primera especie.</translation>
    </message>
    <message>
      <source>Independent events of the second species.</source>
      <translation>Eventos independientes de la segunda especie.</translation>
    </message>
    <message>
      <source>Of what is so, the share that the machine calls so.</source>
      <translation>De lo que realmente pertenece, la proporción que el programa llama así.</translation>
    </message>
    <message>
      <source>Of what the machine calls so, the share that is so.</source>
      <translation>De lo que el programa llama así, la proporción que realmente lo es.</translation>
    </message>
    <message>
      <source>One camera at one site, from being set up to being taken down.</source>
      <translation>Una cámara en un sitio, desde que se instala hasta que se retira.</translation>
    </message>
    <message>
      <source>Precision and recall in one number, their harmonic mean.</source>
      <translation>Precisión y exhaustividad en un número, su media armónica.</translation>
    </message>
    <message>
      <source>Records of a species at a site; those within the independence interval are one.</source>
      <translation>Registros de una especie en un sitio; los que caen dentro del intervalo de independencia son uno.</translation>
    </message>
    <message>
      <source>Relative abundance index: independent events in 100 trap nights.</source>
      <translation>Índice de abundancia relativa: eventos independientes por cada 100 noches-trampa.</translation>
    </message>
    <message>
      <source>Sites at which a camera worked in this time.</source>
      <translation>Sitios en que funcionó una cámara en este tiempo.</translation>
    </message>
    <message>
      <source>The first moment at which that many were in view.</source>
      <translation>El primer momento en que se vieron tantos.</translation>
    </message>
    <message>
      <source>The most individuals of the species in view at once.</source>
      <translation>El mayor número de individuos de la especie a la vista a la vez.</translation>
    </message>
    <message>
      <source>Those of them at which the species was recorded.</source>
      <translation>Aquellos en que se registró la especie.</translation>
    </message>
    <message>
      <source>Times in which the camera did not work; they are no effort.</source>
      <translation>Periodos en que la cámara no funcionó; no cuentan como esfuerzo de muestreo.</translation>
    </message>
    <message>
      <source>Unbroken spans of one behavior.</source>
      <translation>Tramos sin interrupción de un comportamiento.</translation>
    </message>
    <message>
      <source>What is so and the machine calls otherwise.</source>
      <translation>Lo que realmente lo es y el programa llama de otro modo.</translation>
    </message>
  </context>
  <context>
    <name>Timeline</name>
    <message>
      <source>camera clock</source>
      <translation>hora de la cámara</translation>
    </message>
    <message>
      <source>motion</source>
      <translation>movimiento</translation>
    </message>
    <message>
      <source>pictures</source>
      <translation>imágenes</translation>
    </message>
    <message>
      <source>time</source>
      <translation>tiempo</translation>
    </message>
  </context>
  <context>
    <name>TimelineChart</name>
    <message>
      <source>Drag here to add an animal</source>
      <translation>Arrastre aquí para añadir un animal</translation>
    </message>
    <message>
      <source>No animal is left here. Drag to add one by hand.</source>
      <translation>No queda ningún animal aquí. Arrastre para añadir uno a mano.</translation>
    </message>
    <message>
      <source>Not scanned yet. Drag here to add an animal by hand.</source>
      <translation>Sin procesar todavía. Arrastre aquí para añadir un animal a mano.</translation>
    </message>
    <message>
      <source>Nothing moved here. If you see an animal, drag here to add it.</source>
      <translation>Aquí no se movió nada. Si ve un animal, arrastre aquí para añadirlo.</translation>
    </message>
    <message>
      <source>One animal</source>
      <translation>Un animal</translation>
    </message>
    <message>
      <source>The timeline of the open video appears here.</source>
      <translation>Aquí aparece la línea de tiempo del video abierto.</translation>
    </message>
    <message>
      <source>There is nothing to show of a file that cannot be read.</source>
      <translation>De un archivo que no se puede leer no hay nada que mostrar.</translation>
    </message>
    <message>
      <source>Timeline</source>
      <translation>Línea de tiempo</translation>
    </message>
    <message>
      <source>behavior</source>
      <translation>comportamiento</translation>
    </message>
    <message>
      <source>{0} animals</source>
      <translation>{0} animales</translation>
    </message>
  </context>
  <context>
    <name>TimelineMenu</name>
    <message>
      <source>Add a behavior here</source>
      <translation>Añadir aquí un comportamiento</translation>
    </message>
    <message>
      <source>Add an animal here</source>
      <translation>Añadir aquí un animal</translation>
    </message>
    <message>
      <source>Merge with the selected {name}</source>
      <translation>Unir con la selección: {name}</translation>
    </message>
  </context>
  <context>
    <name>TimelineView</name>
    <message>
      <source>new</source>
      <translation>nuevo</translation>
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
      <translation>de {start} a {end}</translation>
    </message>
  </context>
  <context>
    <name>Together</name>
    <message>
      <source>Keep {who}’s</source>
      <translation>Conservar lo de {who}</translation>
    </message>
    <message>
      <source>One change could not be saved meanwhile: {what}.</source>
      <translation>Mientras tanto no se pudo guardar un cambio: {what}.</translation>
    </message>
    <message>
      <source>Open it again</source>
      <translation>Abrir de nuevo</translation>
    </message>
    <message>
      <source>Save now</source>
      <translation>Guardar ahora</translation>
    </message>
    <message>
      <source>The database server is there again.</source>
      <translation>El servidor de la base de datos vuelve a estar disponible.</translation>
    </message>
    <message>
      <source>This project is not open elsewhere any more. Open it again to make changes.</source>
      <translation>Este proyecto ya no está abierto en otro sitio. Ábralo otra vez para hacer cambios.</translation>
    </message>
    <message>
      <source>Use mine</source>
      <translation>Usar lo mío</translation>
    </message>
    <message>
      <source>Use mine for all</source>
      <translation>Usar lo mío para todas</translation>
    </message>
    <message>
      <source>{n} changes could not be saved meanwhile.</source>
      <translation>Mientras tanto no se pudieron guardar {n} cambios.</translation>
    </message>
  </context>
  <context>
    <name>Tools</name>
    <message>
      <source>From the next scan on, motion alone finds the animals of this project.</source>
      <translation>A partir del próximo procesamiento, solo el movimiento encuentra los animales de este proyecto.</translation>
    </message>
    <message>
      <source>From the next scan on, no model names the animals of this project.</source>
      <translation>A partir del próximo procesamiento, ningún modelo identifica los animales de este proyecto.</translation>
    </message>
    <message>
      <source>From the next scan on, videos are read closely. What was read fast is read again.</source>
      <translation>A partir del próximo procesamiento, los videos se leen con detalle. Lo leído deprisa se vuelve a leer.</translation>
    </message>
    <message>
      <source>From the next scan on, videos are read fast, and some animals are missed.</source>
      <translation>A partir del próximo procesamiento, los videos se leen deprisa y se pasan por alto algunos animales.</translation>
    </message>
    <message>
      <source>From the next scan on, {model} helps to find the animals of this project.</source>
      <translation>A partir del próximo procesamiento, {model} ayuda a encontrar los animales de este proyecto.</translation>
    </message>
    <message>
      <source>From the next scan on, {model} names the animals of this project.</source>
      <translation>A partir del próximo procesamiento, {model} identifica los animales de este proyecto.</translation>
    </message>
    <message>
      <source>Scan by motion alone</source>
      <translation>Procesar solo por movimiento</translation>
    </message>
    <message>
      <source>Trying {model}…</source>
      <translation>Probando {model}…</translation>
    </message>
  </context>
  <context>
    <name>TopBar</name>
    <message>
      <source>Analyse</source>
      <translation>Analizar</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>Exportar</translation>
    </message>
    <message>
      <source>Find</source>
      <translation>Buscar</translation>
    </message>
    <message>
      <source>Find by name, site or species</source>
      <translation>Buscar nombre, sitio, especie</translation>
    </message>
    <message>
      <source>Find videos</source>
      <translation>Buscar videos</translation>
    </message>
    <message>
      <source>Grid</source>
      <translation>Cuadrícula</translation>
    </message>
    <message>
      <source>Help</source>
      <translation>Ayuda</translation>
    </message>
    <message>
      <source>Improve</source>
      <translation>Mejorar</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Abrir</translation>
    </message>
    <message>
      <source>Open videos or a project</source>
      <translation>Abrir videos o un proyecto</translation>
    </message>
    <message>
      <source>Review</source>
      <translation>Revisar</translation>
    </message>
    <message>
      <source>Scan</source>
      <translation>Procesar</translation>
    </message>
  </context>
  <context>
    <name>Tour</name>
    <message>
      <source>Back</source>
      <translation>Atrás</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>Listo</translation>
    </message>
    <message>
      <source>Improve teaches a model what you have named, on this computer. Analyse and Export turn it into plots and tables. This tour and the user guide stand behind the question mark.</source>
      <translation>«Mejorar» enseña a un modelo, en este equipo, lo que usted identificó. «Analizar» y «Exportar» lo convierten en gráficos y tablas. Este recorrido y la guía están tras el signo de interrogación.</translation>
    </message>
    <message>
      <source>Improve, analyse, export</source>
      <translation>Mejorar, analizar, exportar</translation>
    </message>
    <message>
      <source>Next</source>
      <translation>Siguiente</translation>
    </message>
    <message>
      <source>Open a folder of videos</source>
      <translation>Abrir una carpeta de videos</translation>
    </message>
    <message>
      <source>Press Open, or drop the folder anywhere on this window. Your files stay where they are; nothing is copied, changed or sent.</source>
      <translation>Pulse «Abrir» o suelte la carpeta en cualquier lugar de esta ventana. Sus archivos se quedan donde están; no se copia, cambia ni envía nada.</translation>
    </message>
    <message>
      <source>Review</source>
      <translation>Revisar</translation>
    </message>
    <message>
      <source>Review shows what to look at next. Press S and a few letters to name the animal, Enter to accept, X to reject, Ctrl+Z to undo. The key ? shows all keys.</source>
      <translation>«Revisar» muestra lo que toca mirar. Pulse S y unas letras para identificar el animal, Intro para aceptar, X para rechazar, Ctrl+Z para deshacer. La tecla ? muestra todos los atajos.</translation>
    </message>
    <message>
      <source>Scan</source>
      <translation>Procesar</translation>
    </message>
    <message>
      <source>Scan finds when something moves in each video, and says how long it takes. You can look at what is found meanwhile, and close the window at any time: it goes on where it stopped.</source>
      <translation>«Procesar» encuentra cuándo se mueve algo en cada video e indica cuánto tarda. Mientras tanto puede ver lo que se encuentra y cerrar la ventana en cualquier momento: después sigue donde se detuvo.</translation>
    </message>
    <message>
      <source>Skip</source>
      <translation>Omitir</translation>
    </message>
    <message>
      <source>{n} of {m}</source>
      <translation>{n} de {m}</translation>
    </message>
  </context>
  <context>
    <name>TransportBar</name>
    <message>
      <source>Brighten the picture</source>
      <translation>Aclarar la imagen</translation>
    </message>
    <message>
      <source>Camera clock</source>
      <translation>Hora de la cámara</translation>
    </message>
    <message>
      <source>Camera clock: {0}</source>
      <translation>Hora de la cámara: {0}</translation>
    </message>
    <message>
      <source>First frame</source>
      <translation>Primer fotograma</translation>
    </message>
    <message>
      <source>Frame number</source>
      <translation>Número de fotograma</translation>
    </message>
    <message>
      <source>Frame {0} of 0 to {1}</source>
      <translation>Fotograma {0} de 0 a {1}</translation>
    </message>
    <message>
      <source>Last frame</source>
      <translation>Último fotograma</translation>
    </message>
    <message>
      <source>Loop what is selected</source>
      <translation>Repetir lo seleccionado</translation>
    </message>
    <message>
      <source>Next frame</source>
      <translation>Fotograma siguiente</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Pausar</translation>
    </message>
    <message>
      <source>Play</source>
      <translation>Reproducir</translation>
    </message>
    <message>
      <source>Previous frame</source>
      <translation>Fotograma anterior</translation>
    </message>
    <message>
      <source>Sound</source>
      <translation>Sonido</translation>
    </message>
    <message>
      <source>Speed</source>
      <translation>Velocidad</translation>
    </message>
    <message>
      <source>Time in the video</source>
      <translation>Tiempo en el video</translation>
    </message>
    <message>
      <source>frame {0}</source>
      <translation>fotograma {0}</translation>
    </message>
  </context>
  <context>
    <name>Undo</name>
    <message>
      <source>{n} observations</source>
      <translation>{n} observaciones</translation>
    </message>
  </context>
  <context>
    <name>UndoActions</name>
    <message>
      <source>Done again: {what}</source>
      <translation>Rehecho: {what}</translation>
    </message>
    <message>
      <source>Undone: {what}</source>
      <translation>Deshecho: {what}</translation>
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
      <translation>Imagen del video</translation>
    </message>
  </context>
  <context>
    <name>VideoCard</name>
    <message>
      <source>Add an animal</source>
      <translation>Añadir un animal</translation>
    </message>
    <message>
      <source>Being scanned, or soon.</source>
      <translation>Se está procesando, o lo hará pronto.</translation>
    </message>
    <message>
      <source>Blank: nothing differs from the other photos of its burst.</source>
      <translation>Vacía: nada difiere de las demás fotos de la ráfaga.</translation>
    </message>
    <message>
      <source>Blank: nothing moved from beginning to end.</source>
      <translation>Vacío: nada se movió de principio a fin.</translation>
    </message>
    <message>
      <source>Choose a video on the left to watch it.</source>
      <translation>Elija un video a la izquierda para verlo.</translation>
    </message>
    <message>
      <source>IN THIS PHOTO</source>
      <translation>EN ESTA FOTO</translation>
    </message>
    <message>
      <source>IN THIS VIDEO</source>
      <translation>EN ESTE VIDEO</translation>
    </message>
    <message>
      <source>If you see an animal that the scan missed, put the playhead there and add it.</source>
      <translation>Si ve un animal que el procesamiento no encontró, ponga allí el cabezal y añádalo.</translation>
    </message>
    <message>
      <source>If you see an animal, drag a box around it.</source>
      <translation>Si ve un animal, dibuje un recuadro a su alrededor.</translation>
    </message>
    <message>
      <source>It counts as unreadable, never as blank.</source>
      <translation>Cuenta como ilegible, nunca como vacío.</translation>
    </message>
    <message>
      <source>No observation is left: all were rejected.</source>
      <translation>No queda ninguna observación: todas se rechazaron.</translation>
    </message>
    <message>
      <source>Not scanned yet.</source>
      <translation>Sin procesar todavía.</translation>
    </message>
    <message>
      <source>Nothing selected</source>
      <translation>Nada seleccionado</translation>
    </message>
    <message>
      <source>Nothing there</source>
      <translation>No hay nada</translation>
    </message>
    <message>
      <source>Scan all {files}</source>
      <translation>Procesar todo ({files})</translation>
    </message>
    <message>
      <source>Scan it, or draw a box around what you see.</source>
      <translation>Procésela o dibuje un recuadro alrededor de lo que vea.</translation>
    </message>
    <message>
      <source>Scan it, or watch it and add what you see.</source>
      <translation>Procéselo, o véalo y añada lo que vea.</translation>
    </message>
    <message>
      <source>Scan this photo</source>
      <translation>Procesar esta foto</translation>
    </message>
    <message>
      <source>Scan this video</source>
      <translation>Procesar este video</translation>
    </message>
    <message>
      <source>Select one to name it. One is missing? Drag a box around it, with Shift over others.</source>
      <translation>Seleccione uno para identificarlo. ¿Falta alguno? Arrastre un recuadro a su alrededor, con Mayús también sobre otros.</translation>
    </message>
    <message>
      <source>Select one to name it. Something missing? Put the playhead there and add it.</source>
      <translation>Seleccione uno para identificarlo. ¿Falta algo? Ponga allí el cabezal y añádalo.</translation>
    </message>
    <message>
      <source>What could be read was scanned.</source>
      <translation>Lo que se pudo leer se procesó.</translation>
    </message>
    <message>
      <source>What the scan finds appears here by itself.</source>
      <translation>Lo que se encuentre al procesar aparece aquí solo.</translation>
    </message>
    <message>
      <source>the camera said {time}</source>
      <translation>según la cámara {time}</translation>
    </message>
  </context>
  <context>
    <name>Welcome</name>
    <message>
      <source>Drop a folder of camera-trap videos here</source>
      <translation>Arrastre aquí una carpeta de videos de cámaras trampa</translation>
    </message>
    <message>
      <source>OPEN AGAIN</source>
      <translation>ABIERTOS RECIENTEMENTE</translation>
    </message>
    <message>
      <source>Open a folder…</source>
      <translation>Abrir una carpeta…</translation>
    </message>
    <message>
      <source>Open a project…</source>
      <translation>Abrir un proyecto…</translation>
    </message>
    <message>
      <source>Renders a few clips of animals on this computer and scans them</source>
      <translation>Dibuja unos clips de animales en este equipo y los procesa</translation>
    </message>
    <message>
      <source>Trapline finds the animals in them. Your files stay where they are, untouched.</source>
      <translation>Trapline encuentra los animales. Sus archivos se quedan donde están, intactos.</translation>
    </message>
    <message>
      <source>Try the demonstration</source>
      <translation>Probar la demostración</translation>
    </message>
  </context>
  <context>
    <name>WhenPart</name>
    <message>
      <source>Again at the playhead</source>
      <translation>Otra vez en el cabezal</translation>
    </message>
    <message>
      <source>Hiding part {n} of {all}…</source>
      <translation>Ocultando la parte {n} de {all}…</translation>
    </message>
    <message>
      <source>It misses {span} most: {share} without it.</source>
      <translation>Lo que más importa es {span}: sin ello, solo {share}.</translation>
    </message>
    <message>
      <source>No part of the clip matters by itself: without any of them it says the same.</source>
      <translation>Ninguna parte del clip importa por sí sola: sin cualquiera de ellas el resultado es el mismo.</translation>
    </message>
    <message>
      <source>Parts of the clip</source>
      <translation>Partes del clip</translation>
    </message>
    <message>
      <source>Without {span}: {share}</source>
      <translation>Sin {span}: {share}</translation>
    </message>
    <message>
      <source>{name}: {share} from {span}. What is lost without each part:</source>
      <translation>{name}: {share} en {span}. Lo que se pierde sin cada parte:</translation>
    </message>
    <message>
      <source>{name}: {share} in this clip.</source>
      <translation>{name}: {share} en este clip.</translation>
    </message>
  </context>
  <context>
    <name>WherePart</name>
    <message>
      <source>Head</source>
      <translation>Cabeza</translation>
    </message>
    <message>
      <source>Head of the layer</source>
      <translation>Cabeza de la capa</translation>
    </message>
    <message>
      <source>Layer</source>
      <translation>Capa</translation>
    </message>
    <message>
      <source>Layer of the stage</source>
      <translation>Capa de la etapa</translation>
    </message>
    <message>
      <source>Nearly white where it looked most, clear where least.</source>
      <translation>Casi blanco donde el modelo miró más, transparente donde menos.</translation>
    </message>
    <message>
      <source>Stage</source>
      <translation>Etapa</translation>
    </message>
    <message>
      <source>Stage of the model</source>
      <translation>Etapa del modelo</translation>
    </message>
    <message>
      <source>all</source>
      <translation>todos</translation>
    </message>
  </context>
  <context>
    <name>Why</name>
    <message>
      <source>No model has looked at this: people added it, or it was found without one.</source>
      <translation>Ningún modelo ha mirado esto: lo añadió una persona, o se encontró sin modelo.</translation>
    </message>
  </context>
  <context>
    <name>WhyCard</name>
    <message>
      <source>Examples</source>
      <translation>Ejemplos</translation>
    </message>
    <message>
      <source>WHY IT THINKS SO</source>
      <translation>POR QUÉ ESTE RESULTADO</translation>
    </message>
    <message>
      <source>When</source>
      <translation>Cuándo</translation>
    </message>
    <message>
      <source>Where</source>
      <translation>Dónde</translation>
    </message>
  </context>
  <context>
    <name>WiderNames</name>
    <message>
      <source>Not sure? Name it by its {rank}: {name}</source>
      <translation>¿No está seguro? Identifíquelo a nivel de {rank}: {name}</translation>
    </message>
  </context>
  <context>
    <name>Wishing</name>
    <message>
      <source>Wait until the scan is over, or stop it; then choose again.</source>
      <translation>Espere a que termine el procesamiento o deténgalo; después elija de nuevo.</translation>
    </message>
  </context>
  <context>
    <name>Words</name>
    <message>
      <source>Add {name} to this project</source>
      <translation>Añadir {name} a este proyecto</translation>
    </message>
    <message>
      <source>Add “{name}” to the ethogram</source>
      <translation>Añadir «{name}» al etograma</translation>
    </message>
    <message>
      <source>Call it {name}</source>
      <translation>Identificar como {name}</translation>
    </message>
  </context>
  <context>
    <name>WorkLine</name>
    <message>
      <source>Stop this</source>
      <translation>Detener</translation>
    </message>
    <message>
      <source>Stopping…</source>
      <translation>Deteniendo…</translation>
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
      <translation>no se pudo iniciar el proceso en segundo plano</translation>
    </message>
  </context>
  <context>
    <name>Workroom</name>
    <message>
      <source>Back to the agreement</source>
      <translation>Volver a la concordancia</translation>
    </message>
    <message>
      <source>Go to the first</source>
      <translation>Ir al primero</translation>
    </message>
    <message>
      <source>Look at them</source>
      <translation>Mirarlas</translation>
    </message>
    <message>
      <source>Nothing else is to be reviewed.</source>
      <translation>No queda nada más por revisar.</translation>
    </message>
    <message>
      <source>{what}: what the two observers do not agree on.</source>
      <translation>{what}: en lo que los dos observadores no coinciden.</translation>
    </message>
  </context>
  <context>
    <name>_ScoreBar</name>
    <message>
      <source>Name it {name}</source>
      <translation>Identificar como {name}</translation>
    </message>
  </context>
</TS>
