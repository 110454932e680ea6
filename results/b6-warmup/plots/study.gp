# largest peak rate that does not fail against warmup: b6-warmup
# Run with: gnuplot study.gp
set encoding utf8
set terminal svg size 560,383 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set lmargin at screen 0.1357; set rmargin at screen 0.9607; set tmargin at screen 0.9008; set bmargin at screen 0.3316
set title 'b6-warmup'
set xlabel 'warmup (steps)'
set ylabel 'largest peak rate that does not fail' offset 1.2,0
set logscale x; set format x '%g'

set xrange [0.8333333333333334:307.2]
set logscale y; set format y '%g'
set yrange [0.18966871660897786:13.530054610678437]

$data0 << EOD
1 3.101704186826211 2.809855972999893 3.5419200977637484 NaN
16 5.171285964236076 4.038500073375369 5.986999428528938 NaN
256 5.246750510177518 4.569139506513162 5.986999428528938 NaN
EOD
$data1 << EOD
1 0.27906154951297524 0.24656933159167121 0.3216747658592015 NaN
16 1.3191173372916745 0.4040800815505432 3.566609900727369 NaN
256 2.2481494677958147 0.33203172169896833 10.40773431590649 NaN
EOD
$data2 << EOD
1 1.934740178484102 0.5250092172978502 2.766584675802112 NaN
16 3.898229035603813 0.4511879694202768 4.95535932766075 NaN
256 0.8939485911544104 0.40769435317281955 2.08742337260941 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data2 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data2 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset logscale; unset label; unset arrow
set lmargin at screen 0.02; set rmargin at screen 0.98; set bmargin at screen 0; set tmargin at screen 0.1749
set xrange [0:1]; set yrange [0:1]
set key at screen 0.5, screen 0.1749 center top horizontal maxcols 1 Left reverse samplen 3.2 width 1 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'sgd, constant', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'adam(initial_second_moment=zero), constant', \
  NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'adam(initial_second_moment=gradient), constant'
unset multiplot
