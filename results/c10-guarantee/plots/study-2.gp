# the same of the average iterate against beta: c10-guarantee
# Run with: gnuplot -d study-2.gp
set encoding utf8
set terminal svg size 560,472 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-2.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'momentum β'
set format x '%g'
set xrange [-0.04:1.04]
set format y '%g'; set yrange [0.35967644099290036:0.9274468576863498]
set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.9195; set bmargin at screen 0.4576
set title 'c10-guarantee'
set ylabel 'the same of the average iterate' offset 1.2,0
$data0 << EOD
1e-09 0.5710659203374638 0.5685321964078601 0.575645444103384 NaN
0.25 0.6130950558515949 0.6086540820312464 0.6170885168393522 NaN
0.5 0.6731127967455828 0.6677173322623233 0.6764572356215186 NaN
0.75 0.7423113290949375 0.7377431431673692 0.7528954254165765 NaN
1 0.8366657600633753 0.8274900076461366 0.8452877683459723 NaN
EOD
$data1 << EOD
0 0.571065919997561 0.568532196022363 0.57564544376793 NaN
EOD
$data2 << EOD
1e-09 0.5085951912150398 0.5022217624902096 0.5123846755994358 NaN
0.25 0.531940346650057 0.5273697724144375 0.5358902788351165 NaN
0.5 0.6302162226622894 0.6253302634663759 0.6318207954253197 NaN
0.75 0.7567124638648264 0.7501045740817076 0.760770599114585 NaN
1 0.8431161473994875 0.8384316963798936 0.8497737010246836 NaN
EOD
$data3 << EOD
0 0.5085951896373203 0.5022217608765497 0.5123846739651825 NaN
EOD
$data4 << EOD
1e-09 0.39875668885802207 0.3909905584985086 0.4062659533997282 NaN
0.25 0.39683022194707945 0.39339412046338057 0.4075274004945158 NaN
0.5 0.3950395642778919 0.38548418720623895 0.4032752957665818 NaN
0.75 0.3997836635800527 0.39349113624348697 0.4069245634569003 NaN
1 0.41501782760883554 0.4056521485855628 0.42509049045335295 NaN
EOD
$data5 << EOD
0 0.39875668885070586 0.39099055845251957 0.40626595336033827 NaN
EOD
$data6 << EOD
1e-09 0.47082924284014604 0.46503647445208274 0.4770130950211361 NaN
0.25 0.5144458313854934 0.5086300641442544 0.5224051033245001 NaN
0.5 0.5803382743980747 0.5743358338897376 0.5866931293464488 NaN
0.75 0.6812840338941051 0.6756846219938436 0.685043328151086 NaN
1 0.8890011087643026 0.8790260772636185 0.9016391114730112 NaN
EOD
$data7 << EOD
0 0.47082924213493405 0.4650364736161559 0.47701309419310706 NaN
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
  $data6 using 1:2:3:4 with yerrorbars pointtype 8 pointsize 0.55 linecolor rgb '#56B4E9' linewidth 1.2, \
  $data7 using 1:2 with lines linecolor rgb '#8A6D00' dashtype (12,4) linewidth 1.5, \
  $data7 using 1:2:3:4 with yerrorbars pointtype 12 pointsize 0.55 linecolor rgb '#8A6D00' linewidth 1.2
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.1536, screen 0.3305 left top vertical maxrows 8 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'absolute-loss, steps 10, schedule-free-sgd', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'absolute-loss, steps 10, sgd', \
  NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'absolute-loss, steps 1000, schedule-free-sgd', \
  NaN with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5 title 'absolute-loss, steps 1000, sgd', \
  NaN with linespoints pointtype 6 pointsize 0.55 linecolor rgb '#000000' dashtype (2,6) linewidth 1.5 title 'chebyshev-max, steps 10, schedule-free-sgd', \
  NaN with linespoints pointtype 4 pointsize 0.55 linecolor rgb '#E69F00' dashtype (18,3) linewidth 1.5 title 'chebyshev-max, steps 10, sgd', \
  NaN with linespoints pointtype 8 pointsize 0.55 linecolor rgb '#56B4E9' dashtype 1 linewidth 1.5 title 'chebyshev-max, steps 1000, schedule-free-sgd', \
  NaN with linespoints pointtype 12 pointsize 0.55 linecolor rgb '#8A6D00' dashtype (12,4) linewidth 1.5 title 'chebyshev-max, steps 1000, sgd'
unset multiplot
