# largest peak rate that does not fail against warmup: b6-warmup
# Run with: gnuplot -d study.gp
set encoding utf8
set terminal svg size 1140,346 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'warmup (steps)'
set logscale x; set format x '%g'

set xrange [0.8333333333333334:307.2]
set logscale y; set format y '%g'
set yrange [0.18966871660867238:319.0780084091175]

set lmargin at screen 0.0667; set rmargin at screen 0.3105; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'sgd' font ',10'
set ylabel 'largest peak rate that does not fail' offset 1.2,0
$data0 << EOD
1 3.101704186825816 2.8098559729991406 3.5419200977639838 NaN
16 5.171285964236583 4.038500073375472 5.986999428529009 NaN
256 5.246750510177551 4.569139506512389 5.986999428529009 NaN
EOD
$data1 << EOD
1 3.1153769494522843 2.8098559729991406 3.5419200977639838 NaN
16 5.171285964236583 4.038500073375472 5.986999428529009 NaN
256 5.246750510177551 4.569139506512389 5.986999428529009 NaN
EOD
$data2 << EOD
1 3.172790730809802 2.8098559729991406 3.5419200977639838 NaN
16 5.171285964236583 4.038500073375472 5.986999428529009 NaN
256 5.246750510177551 4.569139506512389 5.986999428529009 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data2 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data2 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2
set lmargin at screen 0.4000; set rmargin at screen 0.6439; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'adam(initial_second_moment=zero)' font ',10'
unset ylabel
$data3 << EOD
1 0.2790615495132267 0.2465693315912741 0.32167476585921295 NaN
16 1.3191173372919307 0.40408008155055763 3.566609900731517 NaN
256 2.2481494677960963 0.3320317216988023 10.407734315906435 NaN
EOD
$data4 << EOD
1 1.244619265410979 0.2969976499226392 1.451097606205857 NaN
16 4.673012580484894 0.40408008155055763 12.354334688302043 NaN
256 2.2481494677960963 0.3320317216988023 11.156096876662641 NaN
EOD
$data5 << EOD
1 2.785829746708976 0.2969976499226392 3.5901834633408294 NaN
16 38.76768385207249 0.40408008155055763 169.03771102944847 NaN
256 2.2481494677960963 0.3320317216988023 11.156096876662641 NaN
EOD
plot $data3 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data3 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data4 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data4 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data5 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data5 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2
set lmargin at screen 0.7333; set rmargin at screen 0.9772; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'adam(initial_second_moment=gradient)' font ',10'
unset ylabel
$data6 << EOD
1 1.9347401784841227 0.5250092172977678 2.7665846758021964 NaN
16 3.898229035576529 0.4511879694197955 4.955359327660902 NaN
256 0.8939485911555909 0.40769435317238456 2.0874233725769 NaN
EOD
$data7 << EOD
1 6.728566932920497 0.5250092172977678 10.87056122362019 NaN
16 6.871382930119447 0.4511879694197955 11.979778646535767 NaN
256 4.486029324791442 0.40769435317238456 7.591823925875549 NaN
EOD
$data8 << EOD
1 24.290726894081914 0.5250092172977678 33.85966405703221 NaN
16 115.0747114991623 0.4511879694197955 245.4446218531673 NaN
256 4.486029324791442 0.40769435317238456 15.3868917549172 NaN
EOD
plot $data6 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data6 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data7 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data7 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data8 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data8 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.1281, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'constant, divergence_limit 1000'
set key at screen 0.3781, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'constant, divergence_limit 1e6'
set key at screen 0.6211, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'constant, divergence_limit 1e12'
unset multiplot
