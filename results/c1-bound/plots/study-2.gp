# Ω* / Ω* of the reference against steps: c1-bound
# Run with: gnuplot -d study-2.gp
set encoding utf8
set terminal svg size 560,400 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-2.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'steps'
set logscale x; set format x '%g'

set xrange [83.33333333333334:4800]
set format y '%g'; set yrange [0.9715263264732537:1.5979471440616744]
set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.9050; set bmargin at screen 0.3600
set title 'c1-bound'
set ylabel 'Ω* / Ω* of the reference' offset 1.2,0
$data0 << EOD
100 1 1 1 NaN
400 1 1 1 NaN
4000 1 1 1 NaN
EOD
$data1 << EOD
100 1.0052743175243515 1.0052743175243515 1.0052743175243515 NaN
400 1.0060889627284546 1.0060889627284546 1.0060889627284546 NaN
4000 1.0068364654589843 1.0068364654589843 1.0068364654589843 NaN
EOD
$data2 << EOD
100 1.0270417872657278 1.0270417872657278 1.0270417872657278 NaN
400 1.0273878974083526 1.0273878974083526 1.0273878974083526 NaN
4000 1.0295071733900198 1.0295071733900198 1.0295071733900198 NaN
EOD
$data3 << EOD
100 1.0741854565780329 1.0741854565780329 1.0741854565780329 NaN
400 1.0661660601532796 1.0661660601532796 1.0661660601532796 NaN
4000 1.0633709544339514 1.0633709544339514 1.0633709544339514 NaN
EOD
$data4 << EOD
100 1.0953750504730542 1.0953750504730542 1.0953750504730542 NaN
400 1.086387346487355 1.086387346487355 1.086387346487355 NaN
4000 1.0808681791999608 1.0808681791999608 1.0808681791999608 NaN
EOD
$data5 << EOD
100 1.1066025350143247 1.1066025350143247 1.1066025350143247 NaN
400 1.2149899308825407 1.2149899308825407 1.2149899308825407 NaN
4000 1.3756992318167647 1.3756992318167647 1.3756992318167647 NaN
EOD
$data6 << EOD
100 1.220692695883919 1.220692695883919 1.220692695883919 NaN
400 1.3668388353395187 1.3668388353395187 1.3668388353395187 NaN
4000 1.569473470534928 1.569473470534928 1.569473470534928 NaN
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
