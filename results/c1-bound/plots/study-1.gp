# convex bound Ω* with D = G = 1 against steps: c1-bound
# Run with: gnuplot -d study-1.gp
set encoding utf8
set terminal svg size 560,400 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-1.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'steps'
set logscale x; set format x '%g'

set xrange [83.33333333333334:4800]
set logscale y; set format y '%g'
set yrange [0.02434760992721758:0.32310629837270205]
set ytics ('0.05' 0.05, '0.1' 0.1, '0.2' 0.2)
set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.9050; set bmargin at screen 0.3600
set title 'c1-bound'
set ylabel 'convex bound Ω* with D = G = 1' offset 1.2,0
$data0 << EOD
100 0.20360841617108774 0.20360841617108774 0.20360841617108774 NaN
400 0.10062986543633594 0.10062986543633594 0.10062986543633594 NaN
4000 0.03165189290538285 0.03165189290538285 0.03165189290538285 NaN
EOD
$data1 << EOD
100 0.20468231160860437 0.20468231160860437 0.20468231160860437 NaN
400 0.1012425969363472 0.1012425969363472 0.1012425969363472 NaN
4000 0.03186827997794197 0.03186827997794197 0.03186827997794197 NaN
EOD
$data2 << EOD
100 0.2091143516466981 0.2091143516466981 0.2091143516466981 NaN
400 0.10338590586712262 0.10338590586712262 0.10338590586712262 NaN
4000 0.03258585079746432 0.03258585079746432 0.03258585079746432 NaN
EOD
$data3 << EOD
100 0.21871319948787002 0.21871319948787002 0.21871319948787002 NaN
400 0.10728814716601298 0.10728814716601298 0.10728814716601298 NaN
4000 0.033657703568438176 0.033657703568438176 0.033657703568438176 NaN
EOD
$data4 << EOD
100 0.22302757914014387 0.22302757914014387 0.22302757914014387 NaN
400 0.10932301248876061 0.10932301248876061 0.10932301248876061 NaN
4000 0.03421152385287332 0.03421152385287332 0.03421152385287332 NaN
EOD
$data5 << EOD
100 0.22531358948517732 0.22531358948517732 0.22531358948517732 NaN
400 0.12226427325121318 0.12226427325121318 0.12226427325121318 NaN
4000 0.04354348475548169 0.04354348475548169 0.04354348475548169 NaN
EOD
$data6 << EOD
100 0.24854330644054004 0.24854330644054004 0.24854330644054004 NaN
400 0.1375448080733739 0.1375448080733739 0.1375448080733739 NaN
4000 0.04967680620721109 0.04967680620721109 0.04967680620721109 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data2 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data2 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data3 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5, \
  $data3 using 1:2:3:4 with yerrorbars pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' linewidth 1.2, \
  $data4 using 1:2 with lines linecolor rgb '#000000' dashtype (2,6) linewidth 1.5, \
  $data4 using 1:2:3:4 with yerrorbars pointtype 6 pointsize 0.55 linecolor rgb '#000000' linewidth 1.2, \
  $data5 using 1:2 with lines linecolor rgb '#E69F00' dashtype (18,3) linewidth 1.5, \
  $data5 using 1:2:3:4 with yerrorbars pointtype 4 pointsize 0.55 linecolor rgb '#E69F00' linewidth 1.2, \
  $data6 using 1:2 with lines linecolor rgb '#56B4E9' dashtype 1 linewidth 1.5, \
  $data6 using 1:2:3:4 with yerrorbars pointtype 8 pointsize 0.55 linecolor rgb '#56B4E9' linewidth 1.2
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.0964, screen 0.2100 left top vertical maxrows 4 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'linear', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'cooldown-branch', \
  NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'cosine', \
  NaN with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5 title 'wsd(shape=one-minus-sqrt)'
set key at screen 0.5571, screen 0.2100 left top vertical maxrows 3 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 6 pointsize 0.55 linecolor rgb '#000000' dashtype (2,6) linewidth 1.5 title 'wsd(shape=linear)', \
  NaN with linespoints pointtype 4 pointsize 0.55 linecolor rgb '#E69F00' dashtype (18,3) linewidth 1.5 title 'inverse-sqrt', \
  NaN with linespoints pointtype 8 pointsize 0.55 linecolor rgb '#56B4E9' dashtype 1 linewidth 1.5 title 'constant'
unset multiplot
