# The schedules: learning rate against the step
# Run with: gnuplot -d schedules.gp
set encoding utf8
set terminal svg size 560,346 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'schedules.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.8902; set bmargin at screen 0.2601
unset title
set xlabel 'step'; set ylabel 'learning rate / peak' offset 1,0
set yrange [0:1.05]
$data0 << EOD
0 0.03333333333333333
29 1
45 0.9982922465033349
61 0.9927195762749402
77 0.9833177033680945
93 0.9701596950580806
109 0.9533478096741596
126 0.9316282404787871
143 0.9061221536751517
161 0.8752377210415829
180 0.8386407858128706
200 0.7961176263324901
222 0.7452117519152541
246 0.6855986244591104
275 0.609340545603188
359 0.37993056400151515
387 0.306750415353774
411 0.24761723113257825
432 0.19945942635848746
452 0.15732487918985016
471 0.12114256511983275
489 0.09068759265665383
506 0.06561599044396288
523 0.04435508119961701
539 0.027993358745944608
555 0.015299867030334811
571 0.006373254360703017
587 0.0012828944960592836
599 7.59432088082157e-06
EOD
$data1 << EOD
0 0.03333333333333333
29 1
599 1
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.2857, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'cosine'
set key at screen 0.4875, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'constant'
unset multiplot
