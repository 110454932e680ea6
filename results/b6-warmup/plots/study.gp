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
set yrange [0.18966871660897786:319.078008409108]

set lmargin at screen 0.0667; set rmargin at screen 0.3105; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'sgd' font ',10'
set ylabel 'largest peak rate that does not fail' offset 1.2,0
$data0 << EOD
1 3.1017041868262103 2.809855972999888 3.541920097763748 NaN
16 5.171285964236077 4.0385000733753715 5.986999428528938 NaN
256 5.246750510177515 4.569139506513158 5.986999428528938 NaN
EOD
$data1 << EOD
1 3.1153769494526093 2.809855972999888 3.541920097763748 NaN
16 5.171285964236077 4.0385000733753715 5.986999428528938 NaN
256 5.246750510177515 4.569139506513158 5.986999428528938 NaN
EOD
$data2 << EOD
1 3.1727907308099605 2.809855972999888 3.541920097763748 NaN
16 5.171285964236077 4.0385000733753715 5.986999428528938 NaN
256 5.246750510177515 4.569139506513158 5.986999428528938 NaN
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
1 0.27906154951297546 0.24656933159167121 0.3216747658592015 NaN
16 1.3191173372917229 0.4040800815505432 3.566609900727503 NaN
256 2.248149467795866 0.33203172169896855 10.407734315906504 NaN
EOD
$data4 << EOD
1 1.2446192654098582 0.29699764992264477 1.4510976062055758 NaN
16 4.673012580478247 0.4040800815505432 12.354334688307716 NaN
256 2.248149467795866 0.33203172169896855 11.156096876650082 NaN
EOD
$data5 << EOD
1 2.7858297467066917 0.29699764992264477 3.5901834633408543 NaN
16 38.767683852089675 0.4040800815505432 169.03771102944964 NaN
256 2.248149467795866 0.33203172169896855 11.156096876650082 NaN
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
1 1.9347401784841023 0.5250092172978498 2.7665846758021138 NaN
16 3.8982290356053158 0.4511879694202764 4.955359327660753 NaN
256 0.8939485911544109 0.4076943531728191 2.08742337261111 NaN
EOD
$data7 << EOD
1 6.728566932908349 0.5250092172978498 10.870561223619866 NaN
16 6.871382930171876 0.4511879694202764 11.979778646504434 NaN
256 4.486029324789765 0.4076943531728191 7.591823925855691 NaN
EOD
$data8 << EOD
1 24.2907268940414 0.5250092172978498 33.85966405694365 NaN
16 115.07471149887527 0.4511879694202764 245.44462185316002 NaN
256 4.486029324789765 0.4076943531728191 15.386891754916686 NaN
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
