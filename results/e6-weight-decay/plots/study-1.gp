# sensitivity to larger rates (loss) against weight_decay: e6-weight-decay
# Run with: gnuplot -d study-1.gp
set encoding utf8
set terminal svg size 560,418 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-1.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'weight decay'
set format x '%g'
set xrange [-0.04:1.04]
set format y '%g'; set yrange [0.0029536994901996697:0.7304004391656912]
set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.9091; set bmargin at screen 0.3876
set title 'e6-weight-decay'
set ylabel 'sensitivity to larger rates (loss)' offset 1.2,0
$data0 << EOD
0 0.38603120360552334 0.3512391371385712 0.47735270662369633 NaN
0.1 0.3637716407804616 0.31014655504162236 0.39689135900485784 NaN
1 0.10238368465072302 0.05166235742325822 0.14975641633419787 NaN
EOD
$data1 << EOD
0 0.40631155115662254 0.3419833649437531 0.546649651029218 NaN
0.1 0.3617706410033635 0.2712797988482796 0.45854160722045073 NaN
1 0.21231378295654768 0.18235899232941702 0.23272267993981313 NaN
EOD
$data2 << EOD
0 0.4926458633021239 0.4494025732909545 0.5252710486651491 NaN
0.1 0.31042765254964344 0.07828769962721108 0.35325167853080347 NaN
1 0.3091163890448947 0.272534656697886 0.3672249690888278 NaN
EOD
$data3 << EOD
0 0.20396881118424626 0.17565420830766157 0.24013752259697443 NaN
0.1 0.16056414575470068 0.11959083386582196 0.18958304599814113 NaN
1 0.05438120301394621 0.036019460384540194 0.0965024219314914 NaN
EOD
$data4 << EOD
0 0.24604823708695683 0.23207197588051723 0.6973346782713506 NaN
0.1 0.22776377535254105 0.17408200216982575 0.643367013517533 NaN
1 0.24895544772413958 0.23000428083193986 0.27726244034050657 NaN
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
  $data4 using 1:2:3:4 with yerrorbars pointtype 6 pointsize 0.55 linecolor rgb '#000000' linewidth 1.2
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.1911, screen 0.2440 left top vertical maxrows 5 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'transformer(layers=1, width=32), adamw', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'transformer(layers=2, width=32), adamw', \
  NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'transformer(layers=4, width=32), adamw', \
  NaN with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5 title 'transformer(layers=2, width=16), adamw', \
  NaN with linespoints pointtype 6 pointsize 0.55 linecolor rgb '#000000' dashtype (2,6) linewidth 1.5 title 'transformer(layers=2, width=64), adamw'
unset multiplot
