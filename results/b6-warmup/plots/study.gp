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
set xlabel 'warmup (steps)'
set logscale x; set format x '%g'

set xrange [0.8333333333333334:307.2]
set logscale y; set format y '%g'
set yrange [0.18966871660897786:13.530054610678455]

set lmargin at screen 0.1357; set rmargin at screen 0.9607; set tmargin at screen 0.9008; set bmargin at screen 0.3316
set title 'b6-warmup'
set ylabel 'largest peak rate that does not fail' offset 1.2,0
$data0 << EOD
1 3.1017041868262103 2.809855972999888 3.541920097763748 NaN
16 5.171285964236077 4.0385000733753715 5.986999428528938 NaN
256 5.246750510177515 4.569139506513158 5.986999428528938 NaN
EOD
$data1 << EOD
1 0.27906154951297546 0.24656933159167121 0.3216747658592015 NaN
16 1.3191173372917229 0.4040800815505432 3.566609900727503 NaN
256 2.248149467795866 0.33203172169896855 10.407734315906504 NaN
EOD
$data2 << EOD
1 1.9347401784841023 0.5250092172978498 2.7665846758021138 NaN
16 3.8982290356053158 0.4511879694202764 4.955359327660753 NaN
256 0.8939485911544109 0.4076943531728191 2.08742337261111 NaN
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
