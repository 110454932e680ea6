# evaluation loss against horizon: c6-frontier-network
# Run with: gnuplot -d study-1.gp
set encoding utf8
set terminal svg size 563,364 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-1.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'horizon (steps)'
set logscale x; set format x '%g'
set xtics ('250' 250, '500' 500, '1000' 1000, '2000' 2000)
set xrange [208.33333333333334:2400]
set format y '%g'; set yrange [0.12463367672294684:0.1446696763561743]
set lmargin at screen 0.1403; set rmargin at screen 0.9538; set tmargin at screen 0.8956; set bmargin at screen 0.2967
set title 'c6-frontier-network'
set ylabel 'evaluation loss' offset 1.2,0
$data0 << EOD
250 0.1350479197723102 0.1325238554906989 0.13923654988201967 NaN
500 0.13140544193662657 0.12888108685711594 0.13371089476332923 NaN
1000 0.12835862216600313 0.12711572469651367 0.1318475821422636 NaN
2000 0.12686378213326788 0.12575387460539023 0.12907735887752855 NaN
EOD
$data1 << EOD
250 0.13871808654356443 0.1342206219667967 0.14375894910011852 NaN
500 0.13385559102353914 0.1315789079924395 0.1363924206598033 NaN
1000 0.12914671570456943 0.12852248162888366 0.1331025662946134 NaN
2000 0.12703216771677248 0.12595921069500068 0.12914415460978512 NaN
EOD
$data2 << EOD
250 0.1376221352410108 0.133110845180132 0.13926855227405796 NaN
500 0.13141475108567088 0.12903747901214613 0.13339287869199254 NaN
1000 0.1279592521688122 0.1268012946222415 0.13170916749990708 NaN
2000 0.1261628843286849 0.12554440397900263 0.12865791387431447 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data2 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data2 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.1012, screen 0.1319 left top vertical maxrows 2 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'adamw, cosine', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'adamw, wsd'
set key at screen 0.3996, screen 0.1319 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'schedule-free-adamw, constant'
unset multiplot
