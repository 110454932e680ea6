# best peak rate η: e2-training
# Run with: gnuplot -d study-2.gp
set encoding utf8
set terminal svg size 1140,704 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-2.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot; unset grid; unset logscale
set palette defined (0 '#ffffff', 0.15 '#dbe9f6', 0.5 '#6baed6', 1 '#08306b')
set cbrange [0.028465:1.35]; set format cb '%g'; set logscale cb; 
set colorbox horizontal user origin screen 0.3421, screen 0.0852 size screen 0.3158, screen 0.0170
set cblabel 'best peak rate η: median over the seeds'
set xtics ('1' 0, '2' 1, '4' 2, '8' 3, '16' 4) out; set ytics ('0' 0, '0.9' 1) out
set xrange [-0.5:5.0-0.5]; set yrange [-0.5:2.0-0.5]
set xlabel 'batch size (examples)'
set lmargin at screen 0.0667; set rmargin at screen 0.3105; set tmargin at screen 0.9460; set bmargin at screen 0.6364
set title 'power-law-regression, sgd'
set ylabel 'momentum β' offset 1,0
$data0 << EOD
0 0 0.17695
1 0 0.2824
2 0 0.5310999999999999
3 0 0.83975
4 0 1.35
EOD
$data1 << EOD
0 0 0.18
EOD
$data2 << EOD
1 0 0.28
2 0 0.53
3 0 0.84
4 0 1.4
EOD
plot $data0 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data1 using 1:2:3 with labels font ',9' textcolor '#111111', \
  $data2 using 1:2:3 with labels font ',9' textcolor '#ffffff'
unset colorbox
set lmargin at screen 0.4000; set rmargin at screen 0.6439; set tmargin at screen 0.9460; set bmargin at screen 0.6364
set title 'power-law-regression, adam'
unset ylabel
$data3 << EOD
0 1 0.045689999999999995
1 1 0.044145000000000004
2 1 0.041374999999999995
3 1 0.04099
4 1 0.041405
EOD
$data4 << EOD
0 1 0.046
1 1 0.044
2 1 0.041
3 1 0.041
4 1 0.041
EOD
plot $data3 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data4 using 1:2:3 with labels font ',9' textcolor '#111111'
unset colorbox
set lmargin at screen 0.7333; set rmargin at screen 0.9772; set tmargin at screen 0.9460; set bmargin at screen 0.6364
set title 'mlp, sgd'
unset ylabel
$data5 << EOD
0 0 0.08471000000000001
1 0 0.15125
2 0 0.27364999999999995
3 0 0.4639
4 0 0.6597
EOD
$data6 << EOD
0 0 0.085
1 0 0.15
EOD
$data7 << EOD
2 0 0.27
3 0 0.46
4 0 0.66
EOD
plot $data5 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data6 using 1:2:3 with labels font ',9' textcolor '#111111', \
  $data7 using 1:2:3 with labels font ',9' textcolor '#ffffff'
unset colorbox
set lmargin at screen 0.0667; set rmargin at screen 0.3105; set tmargin at screen 0.5057; set bmargin at screen 0.1960
set title 'mlp, adam'
set ylabel 'momentum β' offset 1,0
$data8 << EOD
0 1 0.028465
1 1 0.029475
2 1 0.034015000000000004
3 1 0.045160000000000006
4 1 0.052975
EOD
$data9 << EOD
0 1 0.028
1 1 0.029
2 1 0.034
3 1 0.045
4 1 0.053
EOD
plot $data8 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data9 using 1:2:3 with labels font ',9' textcolor '#111111'
unset colorbox
unset multiplot
